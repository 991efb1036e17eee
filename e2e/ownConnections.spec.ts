/** Connections of this browser that can’t be used, and other leftovers in it. */
import { expect, test } from './support/test.ts'

const good = (project: string) => ({ name: 'mine', apiBase: '/compute/v1', projects: [project] })

test('own connections that can’t be used are removed one by one, whatever is stored', async ({
  page,
  project,
}) => {
  const stored = [
    { ...good(project), projects: [] },
    good(project),
    { ...good(project), name: 7 },
    good(project),
    'nothing',
    { ...good(project), name: 'held', projects: [] },
  ]
  await page.goto('/settings')
  await page.evaluate(
    (own) => localStorage.setItem('compute-images.connections', JSON.stringify(own)),
    stored,
  )
  await page.reload()
  const left = page.getByText(/, added in this browser, can’t be used/)
  await expect(left).toHaveCount(5)
  await expect(left.filter({ hasText: 'A connection without a name' })).toHaveCount(2)

  // A name that one of them has would be lost.
  await page.getByRole('button', { name: 'Add a connection…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a connection' })
  await dialog.getByLabel('Short name').fill('held')
  await dialog.getByLabel('API address').fill('/compute/v1')
  await dialog.getByLabel('Projects').fill(project)
  await dialog.getByRole('button', { name: 'Add' }).click()
  await expect(dialog.getByText('Another connection has this name.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()

  const remove = page.getByRole('button', { name: 'Remove', exact: true })
  for (let count = 5; count > 0; count--) {
    await expect(remove).toHaveCount(count)
    await remove.first().click()
  }
  await expect(left).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Remove mine' })).toBeVisible()
  await expect(left).toHaveCount(0)
})

test.describe('kept lists', () => {
  test.use({ keepsLists: true })

  test('what was kept and couldn’t be deleted can be deleted again', async ({ page, project }) => {
    await page.goto(`/projects/${project}/images`)
    await page.goto('/settings')
    await page.evaluate(() => {
      const get = Object.getOwnPropertyDescriptor(IDBDatabase.prototype, 'transaction')
      IDBDatabase.prototype.transaction = () => {
        if (get) Object.defineProperty(IDBDatabase.prototype, 'transaction', get)
        throw new DOMException('The disk is full.', 'QuotaExceededError')
      }
    })
    await page.getByRole('checkbox', { name: 'Keep lists for the next visit' }).uncheck()
    const alert = page.getByText('What was kept couldn’t be deleted: The disk is full.')
    await expect(alert).toBeVisible()
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(alert).toBeHidden()
  })
})
