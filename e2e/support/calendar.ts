import type { BrowserContext } from '@playwright/test'

/** When every test begins: the day of the demo estate, whatever the machine's calendar says. */
export const NOW = '2026-11-24T12:00:00Z'

/**
 * Lets the pages of a context see `NOW`, and time go on from there. Only the calendar is moved: timers
 * and animation frames stay the browser's own, where Playwright's clock would replace them.
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
