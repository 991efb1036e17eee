import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** WCAG 2.2 A and AA, and axe's best practices. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The rules whose result depends on the colors: the others find the same in any scheme. */
const COLOR_RULES = ['color-contrast', 'link-in-text-block']

/**
 * Fails for whatever axe finds on the page, in the light and in the dark scheme, once all fade-ins
 * have finished.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' })
  await expectNoViolations(page, { type: 'tag', values: TAGS })
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectColorsAccessible(page)
  await page.emulateMedia({ colorScheme: null })
}

/** Fails for colors that axe finds hard to read on the page as it is. */
export const expectColorsAccessible = (page: Page): Promise<void> =>
  expectNoViolations(page, { type: 'rule', values: COLOR_RULES })

async function expectNoViolations(
  page: Page,
  runOnly: { type: 'tag' | 'rule'; values: string[] },
): Promise<void> {
  await page.evaluate(() => {
    const transitions = document.getAnimations().filter((it) => it instanceof CSSTransition)
    return Promise.allSettled(transitions.map(({ finished }) => finished)).then(() => undefined)
  })
  // In the page itself, which has no frames, and without passing elements: otherwise axe opens
  // another page for its report, and takes four times as long.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'], runOnly })
    .analyze()
  const found = violations.map(({ id, help, nodes }) => ({
    rule: `${id}: ${help}`,
    where: nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`),
  }))
  expect(found).toEqual([])
}
