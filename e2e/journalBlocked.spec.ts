import { dialog } from './support/change.ts'
import { openDeprecate, pressDeprecate } from './support/deprecate.ts'
import { deprecateAll, result, versions, webFamily } from './support/runs.ts'
import { expect, test } from './support/test.ts'
import { toasts } from './support/toasts.ts'

test.use({ seed: 'empty' })

test.beforeEach(async ({ page, problems }) => {
  // The API answers 404 for a family without a head.
  problems.allowFailedRequests()
  await page.addInitScript(() => {
    const open = Object.getOwnPropertyDescriptor(IDBFactory.prototype, 'open')
    IDBFactory.prototype.open = () => {
      throw new DOMException('Storage is blocked.', 'SecurityError')
    }
    addEventListener('allow-storage', () => {
      if (open) Object.defineProperty(IDBFactory.prototype, 'open', open)
    })
  })
})

test('a run whose plan can’t be written sends nothing', async ({ page, project, emulator }) => {
  await emulator.putImages(...webFamily(2))
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/deprecate')) sent.push(request.url())
  })
  await deprecateAll(page, project, '?q=web-v', 2)
  await expect(dialog(page)).toContainText(
    'Nothing was sent. The history can’t be written: Storage is blocked.',
  )
  await expect(result(page, 'Waiting')).toHaveText('2')
  expect(sent).toEqual([])
})

test('a single change is made even if the history can’t be stored, with a message', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(...versions('web', 3))
  await openDeprecate(page, project, 'web-v1')
  await pressDeprecate(page)
  await expect(toasts(page)).toContainText(
    'this browser can’t keep a history of them: Storage is blocked.',
  )
  expect((await emulator.image('web-v1')).deprecated?.state).toBe('DEPRECATED')
})

test('a history that couldn’t be read is read once something is written to it', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(...versions('web', 3))
  await page.goto(`/projects/${project}/history`)
  const problem = page.getByText('The history of this browser couldn’t be read')
  await expect(problem).toBeVisible()
  await page.evaluate(() => window.dispatchEvent(new Event('allow-storage')))
  const other = await page.context().newPage()
  await openDeprecate(other, project, 'web-v1')
  await pressDeprecate(other)
  await expect(page.getByRole('table', { name: 'Changes' })).toContainText('web-v1')
  await expect(problem).toBeHidden()
})
