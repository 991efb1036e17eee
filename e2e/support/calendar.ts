import type { BrowserContext } from '@playwright/test'

/** The time at which every test starts: the day of the demo estate, whatever the machine's date. */
export const NOW = '2026-11-24T12:00:00Z'

/**
 * Makes the pages of a context start at `NOW`, with time running on from there. Only the date is
 * moved: timers and animation frames stay the browser's own, while Playwright's clock would replace
 * them.
 */
export async function setCalendar(context: BrowserContext): Promise<void> {
  await context.addInitScript(
    (shift) => {
      const machine = Date.now
      const now = () => machine() + shift
      Date.now = now
      globalThis.Date = new Proxy(Date, {
        apply: (date) => new date(now()).toString(),
        construct: (date, args, made) =>
          Reflect.construct(date, args.length ? args : [now()], made),
      })
    },
    Date.parse(NOW) - Date.now(),
  )
}
