/** The command palette, by keyboard. */
import { expect, type Page } from '@playwright/test'

export const palette = (page: Page) => page.getByRole('dialog', { name: 'Search or run a command' })
export const paletteBox = (page: Page) => palette(page).getByRole('combobox')
export const paletteLines = (page: Page) => palette(page).getByRole('option')

/** A group of the palette's lines, by its heading. */
export const paletteGroup = (page: Page, heading: string) =>
  palette(page).getByRole('group', { name: heading, exact: true })

/** Opens the palette, its code loaded. */
export async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(paletteBox(page)).toBeFocused()
}

/** Opens the palette, types this, and runs its first line, once that is this one. */
export async function runCommand(page: Page, typed: string, line: string | RegExp): Promise<void> {
  await openPalette(page)
  await page.keyboard.type(typed)
  await expect(paletteLines(page).first()).toHaveText(line)
  await page.keyboard.press('Enter')
  await expect(palette(page)).toBeHidden()
}
