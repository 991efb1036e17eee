import { deprecateAll, runEnded, webFamily } from './support/runs.ts'
import { expect, test } from './support/test.ts'

/** What the history says about how many changes it lists. */

test.use({ seed: 'empty' })

test('a filter says how many match; without any, there is nothing to export', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(...webFamily(12))
  await deprecateAll(page, project, '?q=web-v', 12)
  await runEnded(page)
  await page.goto(`/projects/${project}/history`)
  const run = page.getByRole('row').filter({ hasText: 'Deprecate 12 images' })
  const filter = page.getByRole('textbox', { name: /^Filter/ })
  const status = page.getByRole('status').filter({ hasText: 'recorded for' })
  await expect(status).toContainText(`12 changes recorded for ${project}`)
  await filter.fill('web-v1')
  await expect(status).toContainText(`4 of 12 changes recorded for ${project}`)
  await filter.fill('nosuch')
  await expect(status).toContainText(`0 of 12 changes recorded for ${project}`)
  await expect(page.getByRole('button', { name: 'Export JSON' })).toBeDisabled()

  await test.step('a run of which the oldest changes were removed says so', async () => {
    await page.evaluate(removeChanges, 3)
    await page.goto(`/projects/${project}/history`)
    await expect(run).toContainText(/9 done.*3 not listed/)
  })
})

/** Runs in the page: removes some changes of the journal, as it does with the oldest. */
const removeChanges = (number: number) =>
  new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('compute-images')
    opening.addEventListener('success', () => {
      const transaction = opening.result.transaction('changes', 'readwrite')
      const changes = transaction.objectStore('changes')
      const keys = changes.getAllKeys(undefined, number)
      keys.addEventListener('success', () => keys.result.forEach((key) => changes.delete(key)))
      transaction.addEventListener('complete', () => resolve())
      transaction.addEventListener('abort', () => reject(new Error('Not removed.')))
    })
  })
