import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { expectQuery, openImages, row } from './support/imageList.ts'
import { expectFitsPhone } from './support/page.ts'
import { expect, test } from './support/test.ts'

const openColumns = async (page: Page) => {
  await page.getByRole('button', { name: 'Columns' }).click()
  return page.getByRole('dialog', { name: 'Columns' })
}

test.describe('columns', () => {
  test('are chosen, ordered and sized by keyboard', async ({ page, project }) => {
    await openImages(page, project)
    const headers = page.getByRole('columnheader')
    const dialog = await openColumns(page)
    const up = dialog.getByRole('button', { name: 'Move Labels up' })
    await up.focus()
    await page.keyboard.press('Enter')
    await expect(up).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('status')).toHaveText('Labels: column 4 of 6')
    await dialog.getByLabel('Architecture', { exact: true }).press(' ')
    await dialog.getByLabel('Width of Labels').fill('300')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Done' }).click()

    await expect(headers).toHaveText(['', 'Name', 'State', 'Labels', 'Size', 'Created', 'Actions'])
    await expectQuery(page, { columns: 'state,family,labels:300,size,created' })
    await expect(headers.filter({ hasText: 'Labels' })).toHaveCSS('width', '300px')

    await page.reload()
    await expect(headers.filter({ hasText: 'Labels' })).toHaveCSS('width', '300px')
    const again = await openColumns(page)
    await expect(again.getByLabel('Width of Labels')).toHaveValue('300')
    await again.getByRole('button', { name: 'Reset' }).click()
    await expectQuery(page, {})
    await expectFitsPhone(page)
  })

  test('are never all hidden', async ({ page, project }) => {
    await openImages(page, project, '?columns=state,size')
    const dialog = await openColumns(page)
    await dialog.getByLabel('Size', { exact: true }).uncheck()
    const last = dialog.getByLabel('State', { exact: true })
    await expect(last).toHaveAttribute('aria-disabled', 'true')
    await last.press(' ')
    await expect(last).toBeChecked()
    await expectQuery(page, { columns: 'state' })
  })
})

test('rows are compact in one view only', async ({ page, project }) => {
  await openImages(page, project)
  const height = async () => (await row(page, 'web-base-arm').boundingBox())?.height
  expect(await height()).toBe(40)
  const dialog = await openColumns(page)
  await dialog.getByRole('button', { name: 'Compact' }).click()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expectQuery(page, { density: 'compact' })
  await expect.poll(height).toBe(32)
  await openImages(page, project)
  expect(await height()).toBe(40)
})
