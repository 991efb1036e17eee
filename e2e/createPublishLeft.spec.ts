/** Leaving the page that publishes, or reloading it, in the middle. */
import { expectDisabled, reloadAndStay, requestsTo, typeInto } from './support/page.ts'
import { expect, test } from './support/test.ts'

test('reloading in the middle of publishing asks first, and doesn’t once it is done', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.insertImage({ name: 'dark' })
  await page.goto(`/projects/${project}/images/create?step=publish&image=dark&family=web-base`)
  const held = await emulator.fault('images.deprecate', { kind: 'hold' })
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  const steps = page.getByRole('list', { name: 'Steps' }).getByRole('listitem')
  await expect(steps.filter({ hasText: 'Deprecate' }).getByRole('status')).toBeVisible()
  await expect(steps.filter({ hasText: 'to family' })).toContainText('done')
  await reloadAndStay(page)
  await expect(page.getByRole('button', { name: 'Publishing…' })).toBeVisible()
  await held.release()
  await expect(page.getByText('Confirmed: web-base now resolves to dark.')).toBeVisible()

  const asked: string[] = []
  page.on('dialog', (question) => {
    asked.push(question.type())
    void question.accept()
  })
  await page.reload()
  await expect(steps.filter({ hasText: 'Deprecate' })).toContainText('done')
  expect(asked).toEqual([])
})

test('a page that was left while publishing says so when it is opened again, and does nothing twice', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.insertImage({ name: 'dark' })
  await page.goto(`/projects/${project}/images/create?step=publish&image=dark`)
  await typeInto(page.getByLabel('Publish to family'), 'web-base')
  await page.getByRole('button', { name: 'Show steps' }).click()
  const patched = requestsTo(page, '/images/dark?requestId=')
  await emulator.operations('hold')
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  const publishing = page.getByRole('button', { name: 'Publishing…' })
  await expect(publishing).toBeVisible()
  await expect.poll(() => patched.length).toBe(1)
  await page.goBack()
  await expect(page.getByRole('button', { name: 'Show steps' })).toBeVisible()
  await reloadAndStay(page)
  await page.goForward()
  await expectDisabled(publishing)
  await emulator.operations('release')
  await expect(page.getByRole('link', { name: 'Open image' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Undo publish…' })).toBeVisible()
  expect(patched).toHaveLength(1)
})
