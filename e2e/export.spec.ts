import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { grid, openImages } from './support/imageList.ts'
import { image } from './support/images.ts'
import { expect, test } from './support/test.ts'
import { toasts } from './support/toasts.ts'

test.use({ seed: 'empty' })

const images = [
  image('web-v1', '01-10', { family: 'web', description: '=SUM(A1)' }),
  image('web-v2', '02-10', { family: 'web', labels: { env: 'prod' } }),
  image('db-v1', '03-10', { family: 'db' }),
]

async function save(page: Page, format: string): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: format }).click(),
  ])
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
}

const openMenu = (page: Page) => page.getByRole('button', { name: 'Export', exact: true }).click()

test('the images shown are exported in their order, in each format', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(...images)
  await openImages(page, project, '?q=web')
  await openMenu(page)
  const menu = page.getByRole('menu', { name: 'Export' })
  await expect(menu).toContainText('Export 2 images')
  await expectAccessible(page)

  const csv = await save(page, 'For a spreadsheet')
  expect(csv.name).toBe(`images-${project}.csv`)
  const lines = csv.text.split('\r\n')
  // Excel takes a file without a byte-order mark for one in the system’s legacy encoding.
  const first = lines.map((line) => line.split(',')[0])
  expect(first).toEqual(['\ufeffname', 'web-v2', 'web-v1', ''])
  expect(csv.text).toContain(`,'=SUM(A1),`)
  await expect(toasts(page)).toContainText('2 images exported as CSV.')

  await openMenu(page)
  const json = await save(page, 'The fields that the list reads')
  expect(JSON.parse(json.text)).toMatchObject([
    { name: 'web-v2', labels: { env: 'prod' } },
    { name: 'web-v1' },
  ])
  await openMenu(page)
  const { text } = await save(page, 'gcloud arguments')
  expect(text).toBe(`web-v2 --project=${project}\nweb-v1 --project=${project}\n`)
})

test('a selection is exported from its menu', async ({ page, project, emulator }) => {
  await emulator.putImages(...images)
  await openImages(page, project)
  await grid(page).getByRole('checkbox', { name: 'Select db-v1' }).check()
  await page.getByRole('button', { name: 'More actions on the selection' }).click()
  await expect(page.getByRole('menu')).toContainText('Export 1 image')
  const { name, text } = await save(page, 'Terraform import blocks')
  expect(name).toBe(`images-${project}.tf`)
  expect(text).toContain(
    `import {\n  to = google_compute_image.db-v1\n  id = "projects/${project}/global/images/db-v1"\n}`,
  )
})
