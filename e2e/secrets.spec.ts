import type { Page, Request } from '@playwright/test'
import { goTo, next, openDetails, pressCreate, unfold } from './support/create.ts'
import { status } from './support/faults.ts'
import { expectNowhere, watchRequests } from './support/secrets.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

const KEY = 'SGVsbG8gZnJvbSBHb29nbGUgQ2xvdWQgUGxhdGZvcm0='

/** A form with a file as source, for an image encrypted with {@link KEY}, on the Review step. */
async function reviewWithKey(page: Page, project: string): Promise<void> {
  await openDetails(page, project)
  await page.getByRole('textbox', { name: 'Name' }).fill('new-image')
  await next(page, 'options')
  await unfold(page, 'Encryption')
  await page.getByRole('radio', { name: 'Customer-supplied key', exact: true }).check()
  await page.getByLabel(/^Key \(256 bits/).fill(KEY)
  await goTo(page, 'review')
}

/** The request that is meant to have the key. */
const isInsert = (request: Request) =>
  request.method() === 'POST' && /\/global\/images(?:\?|$)/.test(request.url())

test('a refusal that echoes part of the key is shown without it', async ({
  page,
  project,
  emulator,
}) => {
  const seen = watchRequests(page, isInsert)
  await reviewWithKey(page, project)
  const message = `Invalid value for field 'resource.imageEncryptionKey.rawKey': '${KEY.slice(0, 20)}…'.`
  await emulator.fault('images.insert', status(400, 'invalid', { message }))
  await pressCreate(page)
  await expect(page.getByText("'resource.imageEncryptionKey.rawKey': '•••…'.")).toBeVisible()
  // The wizard shows the field, which has the key, masked.
  await goTo(page, 'review')
  await expectNowhere(page, seen, [KEY], 8)
})

test('an operation whose error echoes the key is shown without it, in the tray too', async ({
  page,
  project,
  emulator,
}) => {
  const seen = watchRequests(page, isInsert)
  await reviewWithKey(page, project)
  await emulator.fault('images.insert', {
    kind: 'operationError',
    code: 'INVALID_USAGE',
    message: `The key ${encodeURIComponent(KEY)} cannot be used.`,
    httpStatus: 400,
  })
  await pressCreate(page)
  await expect(
    page.getByRole('alert').filter({ hasText: 'The key ••• cannot be used.' }),
  ).toBeVisible()
  await page.getByRole('banner').getByRole('button', { name: 'Operations' }).click()
  await expect(page.getByRole('dialog', { name: 'Operations' })).toContainText(
    'INVALID_USAGE The key ••• cannot be used.',
  )
  await expectNowhere(page, seen, [KEY], 8)
})
