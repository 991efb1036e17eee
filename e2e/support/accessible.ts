import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'
import type axe from 'axe-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

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

/** Fails for whatever axe's rules of this kind find on the page as it is. */
export async function expectNoViolations(
  page: Page,
  runOnly: { type: 'tag' | 'rule'; values: string[] },
): Promise<void> {
  // Once per document: to load axe takes longer than to run it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  const found = await page.evaluate(async (only) => {
    const transitions = document.getAnimations().filter((it) => it instanceof CSSTransition)
    await Promise.allSettled(transitions.map(({ finished }) => finished))
    const { violations } = await window.axe.run({ resultTypes: ['violations'], runOnly: only })
    return violations.map(({ id, help, nodes }) => ({
      rule: `${id}: ${help}`,
      where: nodes.map(
        ({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`,
      ),
    }))
  }, runOnly)
  expect(found).toEqual([])
}

declare global {
  interface Window {
    axe: typeof axe
  }
}
