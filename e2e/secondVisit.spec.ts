/** The list of the last visit shows at once, marked with its age, until it has been read anew. */
import type { Page } from '@playwright/test'
import { NOW } from './support/calendar.ts'
import { status } from './support/faults.ts'
import { hold, requestsTo, roundTrips } from './support/page.ts'
import { grid, openImages, row } from './support/imageList.ts'
import { expect, test } from './support/test.ts'
import { expectRow } from './support/tables.ts'

test.use({ keepsLists: true })

const LISTS = '**/global/images?**'
const age = (page: Page) => page.getByText(/^as of /)

/** Opens the list, and waits until the browser has kept it. */
async function visit(page: Page, project: string): Promise<void> {
  await openImages(page, project)
  await expect(row(page, 'web-base')).toBeVisible()
  await expect.poll(() => hasKept(page)).toBe(true)
}

const hasKept = (page: Page) =>
  page.evaluate(() =>
    Object.entries(localStorage).some(
      ([key, value]) => key.startsWith('compute-images.lists.') && value === 'kept',
    ),
  )

/** The kept records of a store. */
const kept = (page: Page, store: 'lists' | 'pages') =>
  page.evaluate(
    (name) =>
      new Promise<unknown[]>((resolve) => {
        const opening = indexedDB.open('compute-images-lists')
        opening.addEventListener('success', () => {
          const all = opening.result.transaction(name).objectStore(name).getAll()
          all.addEventListener('success', () => {
            opening.result.close()
            resolve(all.result)
          })
        })
      }),
    store,
  )

/** Overwrites fields of what is kept, as a defect or another version would. */
const overwrite = (page: Page, store: 'lists' | 'pages', fields: object) =>
  page.evaluate(
    ([name, changed]) =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('compute-images-lists')
        opening.addEventListener('success', () => {
          const transaction = opening.result.transaction(name, 'readwrite')
          const records = transaction.objectStore(name)
          const all = records.getAll()
          all.addEventListener('success', () => {
            for (const record of all.result) records.put({ ...record, ...changed })
          })
          transaction.addEventListener('complete', () => {
            opening.result.close()
            resolve()
          })
        })
      }),
    [store, fields] as const,
  )

/** Loads the page again while the API doesn't answer. @returns lets it answer */
async function visitAgain(page: Page): Promise<() => void> {
  const release = await hold(page, LISTS)
  await page.reload()
  return release
}

test('the list shows before the API has answered, marked with its age, and is then replaced', async ({
  page,
  project,
  emulator,
}) => {
  await visit(page, project)
  await emulator.insertImage({ name: 'web-base-v99', family: 'web-base' })
  const release = await visitAgain(page)
  await expect(row(page, 'web-base')).toBeVisible()
  await expect(age(page)).toHaveText(/^as of .*, refreshing…$/)
  await expect(row(page, 'web-base-v99')).toBeHidden()
  release()
  await expectRow(grid(page), { Name: 'web-base-v99 head' })
  await expect(age(page)).toBeHidden()
})

for (const [what, store, fields] of [
  ['of another version', 'lists', { version: 0 }],
  ['older than a day', 'lists', { at: Date.parse(NOW) - 25 * 3_600_000 }],
  ['from the future', 'lists', { at: Date.parse(NOW) + 3_600_000 }],
  ['with a page that is damaged', 'pages', { items: 'none' }],
  ['with a page of another time', 'pages', { at: 1 }],
] as const) {
  test(`a kept list ${what} is ignored`, async ({ page, project }) => {
    await visit(page, project)
    await overwrite(page, store, fields)
    const release = await visitAgain(page)
    await expect(page.getByRole('heading', { name: 'Images', exact: true })).toBeVisible()
    await roundTrips(page)
    await expect(row(page, 'web-base')).toBeHidden()
    release()
    await expect(row(page, 'web-base')).toBeVisible()
  })
}

test('nothing is kept or shown once that is switched off in Settings', async ({
  page,
  project,
}) => {
  await visit(page, project)
  await page.goto('/settings')
  await page.getByRole('checkbox', { name: 'Keep lists for the next visit' }).uncheck()
  await expect.poll(() => hasKept(page)).toBe(false)
  expect(await kept(page, 'lists')).toEqual([])
  expect(await kept(page, 'pages')).toEqual([])
  const release = await hold(page, LISTS)
  await openImages(page, project)
  await roundTrips(page)
  await expect(row(page, 'web-base')).toBeHidden()
  release()
  await expect(row(page, 'web-base')).toBeVisible()
})

test('a browser without storage shows the list as on a first visit', async ({ page, project }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'indexedDB', {
      get: () => {
        throw new DOMException('Blocked.', 'SecurityError')
      },
    })
    localStorage.setItem(`compute-images.lists.${location.origin}/compute/v1`, 'kept')
  })
  await openImages(page, project)
  await expect(row(page, 'web-base')).toBeVisible()
  await expect(age(page)).toBeHidden()
})

test('a list that can’t be read anew stays, with its age and the reason', async ({
  page,
  project,
  emulator,
}) => {
  await visit(page, project)
  await emulator.fault('images.list', status(500, 'backendError'), 2)
  await page.reload()
  await expect(page.getByText('The list could not be refreshed.')).toBeVisible()
  await expect(row(page, 'web-base')).toBeVisible()
  await expect(age(page)).not.toContainText('refreshing')
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(age(page)).toBeHidden()
})

test('a user who may no longer list the images finds nothing kept at the next visit', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await visit(page, project)
  await emulator.settings({ role: 'none' })
  await page.reload()
  await expect(page.getByText('The list could not be refreshed.')).toBeVisible()
  await expect.poll(() => hasKept(page)).toBe(false)
  expect(await kept(page, 'pages')).toEqual([])
})

test.describe('with 1,200 images', () => {
  test.use({ seed: 'scale:1200' })

  test('all pages are kept and shown, and replaced at once: place, focus and selection stay', async ({
    page,
    project,
    emulator,
  }) => {
    await openImages(page, project)
    await expect(page.getByText(/^1,200 images in/)).toBeVisible()
    await expect.poll(() => hasKept(page)).toBe(true)
    expect(await kept(page, 'pages')).toHaveLength(3)
    await emulator.insertImage({ name: 'a-first', family: 'a-first' })
    const operations = requestsTo(page, 'global/operations')
    const release = await visitAgain(page)
    await expect(page.getByText(/^1,200 images in/)).toBeVisible()
    await expect(age(page)).toContainText('refreshing')
    // The code that loads once the page is idle is there.
    await expect.poll(() => operations.length).toBeGreaterThan(0)
    const chosen = grid(page).getByRole('row', { level: 2 }).nth(12)
    await chosen.getByRole('checkbox').check()
    const name = await chosen.getByRole('rowheader').getByRole('link').innerText()
    const same = row(page, name)
    await page.evaluate(() => scrollTo(0, 300))
    const before = await same.boundingBox()
    release()
    await expect(page.getByText(/^1,201 images in/)).toBeVisible()
    await expect(same.getByRole('checkbox')).toBeChecked()
    await expect(same.getByRole('checkbox')).toBeFocused()
    expect(await same.boundingBox()).toEqual(before)
  })
})
