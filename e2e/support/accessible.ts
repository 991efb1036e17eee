import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * Fails for whatever axe finds against WCAG 2.2 A and AA and its best practices on the page, once all
 * fade-ins have finished.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(() => {
    const transitions = document.getAnimations().filter((it) => it instanceof CSSTransition)
    return Promise.allSettled(transitions.map(({ finished }) => finished)).then(() => undefined)
  })
  // In the page itself, which has no frames, and without passing elements: otherwise axe opens
  // another page for its report, and takes four times as long.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(RULES)
    .analyze()
  const found = violations.map(({ id, help, nodes }) => ({
    rule: `${id}: ${help}`,
    where: nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`),
  }))
  expect(found).toEqual([])
}
