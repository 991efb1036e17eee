/** Typing with an input method, as for Japanese: the Enter that takes a suggestion does nothing else. */
import type { CDPSession, Locator, Page } from '@playwright/test'
import { addButton, makeShared, member, openAccess, table } from './support/access.ts'
import { makeFamily } from './support/change.ts'
import { openGrid } from './support/imageList.ts'
import { openPalette, paletteBox } from './support/palette.ts'
import { KEEP_3, openRetire } from './support/retire.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

/** The code of every key that an input method takes. */
const TAKEN = { windowsVirtualKeyCode: 229 }

async function press(session: CDPSession, key: string): Promise<void> {
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, code: key, ...TAKEN })
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code: key, ...TAKEN })
}

/**
 * Types a text with an input method, and takes it with Enter: once with the key before the end of the
 * composition, as most browsers do it, and once more after it, like Safari.
 */
async function compose(page: Page, field: Locator, text: string): Promise<void> {
  // The code is loaded after the first rows.
  await expect(page.locator('html[data-shortcuts]')).toHaveCount(1)
  await field.focus()
  const session = await page.context().newCDPSession(page)
  const [selectionStart, selectionEnd] = [text.length, text.length]
  await session.send('Input.imeSetComposition', { text, selectionStart, selectionEnd })
  await press(session, 'Enter')
  await session.send('Input.insertText', { text })
  await press(session, 'Enter')
  await session.detach()
  await expect(field).toHaveValue(text)
  await expect(field).toBeFocused()
}

test('the filter of the list keeps the focus, and its text at Escape', async ({
  page,
  project,
  emulator,
}) => {
  await makeFamily(emulator)
  await openGrid(page, project)
  const filter = page.getByRole('textbox', { name: 'Filter images' })
  await compose(page, filter, 'v2')
  const session = await page.context().newCDPSession(page)
  await press(session, 'Escape')
  await expect(filter).toHaveValue('v2')
  await page.keyboard.press('Escape')
  await expect(filter).toHaveValue('')
})

test('the palette stays open', async ({ page, project, emulator }) => {
  await makeFamily(emulator)
  await openGrid(page, project)
  await openPalette(page)
  await compose(page, paletteBox(page), 'web-v2')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/images\/web-v2$/)
})

test('no family is added', async ({ page, project, emulator }) => {
  await makeFamily(emulator)
  await openRetire(page, project, `${KEEP_3}web`)
  const field = page.getByRole('textbox', { name: 'Families', exact: true })
  await compose(page, field, 'app')
  const tag = page.getByRole('button', { name: 'Remove family app' })
  await expect(tag).toBeHidden()
  await page.keyboard.press('Enter')
  await expect(tag).toBeVisible()
})

test('no member is added, and no option is chosen', async ({ page, project, emulator }) => {
  await makeShared(emulator)
  await openAccess(page, project)
  const who = 'user:b@example.com'
  await compose(page, member(page), who)
  await expect(table(page)).not.toContainText(who)
  await expect(addButton(page)).toBeVisible()

  const role = page.getByRole('combobox', { name: 'Role' })
  await role.fill('')
  await role.press('ArrowDown')
  await compose(page, role, 'image')
  await expect(role).toHaveAttribute('aria-expanded', 'true')
})
