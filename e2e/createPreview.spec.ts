/** The panel beside the wizard’s steps, its buttons, and a newer version. */
import { expectFits } from './support/page.ts'
import { goTo, next, openCreate, openDetails, pick, preview, type } from './support/create.ts'
import { expect, test } from './support/test.ts'

test('the preview fills in with the form; what isn’t known yet is a dash', async ({
  page,
  project,
}) => {
  await openCreate(page, project)
  const panel = preview(page)
  await expect(panel.getByRole('region', { name: 'Source and image' })).toHaveText('Disk––→Image––')
  await expect(panel.getByRole('region', { name: 'Equivalent commands' })).toContainText('–')
  await expect(panel.getByText('Source not checked yet')).toBeVisible()
  await pick(page, 'Disk', /builder-7f3c/)
  await expect(panel.getByText('Disk, us-central1-a')).toBeVisible()
  await expect(panel.getByText('builder-7f3c is ready to use')).toBeVisible()

  await next(page, 'details')
  await expect(panel.getByText('No family: the image can only be used by name.')).toBeVisible()
  await type(page, 'Family', 'web-base')
  await page.getByRole('textbox', { name: 'Name' }).fill('web-base-v42')
  await expect(panel.getByText('An image with this name already exists.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Name' }).fill('web-base-v43')
  await expect(panel.getByText('web-base-v43 is available')).toBeVisible()
  await expect(panel.getByRole('region', { name: 'Family head' })).toContainText(
    /web-base-v42.*web-base-v43/,
  )
  await panel.getByRole('tab', { name: 'gcloud' }).click()
  await page.getByLabel('Description').fill('typed')
  await expect(panel.getByRole('tabpanel')).toContainText(
    /gcloud compute images create web-base-v43[^]*--description=typed/,
  )
})

test('without room beside the form, the preview is collapsed below it', async ({
  page,
  project,
}) => {
  await page.setViewportSize({ width: 1000, height: 800 })
  await openDetails(page, project)
  await expect(preview(page)).toBeHidden()
  await page.getByText('What will be created').click()
  await expect(page.getByRole('region', { name: 'Source and image' })).toContainText('disk.tar.gz')
  await expectFits(page)
  await goTo(page, 'review')
  await expect(page.getByRole('region', { name: 'Equivalent commands' })).toBeVisible()
})

test('the buttons stay in place, whatever the step shows', async ({ page, project }) => {
  await openDetails(page, project)
  const cancel = page.getByRole('link', { name: 'Cancel' })
  const place = async () => (await cancel.boundingBox())?.y
  const before = await place()
  for (let row = 0; row < 8; row++) await page.getByRole('button', { name: 'Add label' }).click()
  expect(await place()).toBe(before)
  await goTo(page, 'source')
  expect(await place()).toBe(before)
  // A focused field isn't hidden behind them.
  await goTo(page, 'details')
  const last = page.getByRole('combobox', { name: 'Key of label 8' })
  await last.focus()
  const box = await last.boundingBox()
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(before ?? 0)
})

test('Cancel leaves the wizard and keeps the draft', async ({ page, project }) => {
  await openDetails(page, project)
  await page.getByRole('textbox', { name: 'Name' }).fill('kept')
  await page.getByRole('link', { name: 'Cancel' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Images' })).toBeVisible()
  await page.getByRole('link', { name: 'Create image' }).click()
  await expect(page.getByText('Draft restored from this tab.')).toBeVisible()
})

test('a newer version: its own title, Cancel goes back to the image, its family’s snapshots come first', async ({
  page,
  project,
  emulator,
}) => {
  const [golden = ''] = await emulator.names('snapshots', 'db-postgres-16-golden-')
  const [image = ''] = await emulator.names('images', 'db-postgres-16-r')
  await openCreate(page, project, `?next=${image}`)
  await expect(
    page.getByRole('heading', { level: 1, name: `Create newer version of ${image}` }),
  ).toBeVisible()
  await page.getByRole('combobox', { name: 'Snapshot' }).click()
  await expect(page.getByRole('option').first()).toContainText(golden)
  await expect(page.getByRole('option').first()).toContainText('from the family’s source disk')
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Cancel' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(image)
})
