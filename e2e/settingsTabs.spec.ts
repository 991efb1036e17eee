import { expect, test } from './support/test.ts'

test('what is set in one tab shows in the settings of another', async ({ page, context }) => {
  await page.goto('/settings')
  const other = await context.newPage()
  await other.goto('/settings')
  for (const name of ['Keep lists for the next visit', 'Read long lists in parallel']) {
    const box = page.getByRole('checkbox', { name })
    const shown = other.getByRole('checkbox', { name })
    await expect(shown).toBeChecked({ checked: await box.isChecked() })
    await box.click()
    await expect(shown).toBeChecked({ checked: await box.isChecked() })
  }
  const rate = { name: 'Changes a second' }
  await expect(other.getByRole('textbox', rate)).toHaveValue('20')
  await page.getByRole('textbox', rate).fill('7')
  await expect(other.getByRole('textbox', rate)).toHaveValue('7')

  // What is being typed stays.
  await other.getByRole('textbox', rate).fill('7x')
  await page.getByRole('textbox', rate).fill('8')
  await page.getByRole('checkbox', { name: 'Keep lists for the next visit' }).click()
  await expect(other.getByRole('checkbox', { name: 'Keep lists for the next visit' })).toBeChecked({
    checked: await page
      .getByRole('checkbox', { name: 'Keep lists for the next visit' })
      .isChecked(),
  })
  await expect(other.getByRole('textbox', rate)).toHaveValue('7x')
})
