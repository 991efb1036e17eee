import type { Page } from '@playwright/test'
import { expectDisabled } from './support/page.ts'
import { create, goTo, openDetails, type } from './support/create.ts'
import type { Emulator } from './support/emulator.ts'
import { expect, test } from './support/test.ts'
import { expectAccessible } from './support/accessible.ts'

/** Fills in that `web-base-v43` is made dark in one of the two ways, up to its review. */
async function reviewDark(page: Page, project: string, way: string): Promise<void> {
  await openDetails(page, project)
  await type(page, 'Family', 'web-base')
  await page.getByRole('textbox', { name: 'Name' }).fill('web-base-v43')
  await page.getByRole('radio', { name: way }).check()
  await expect(page.getByText('web-base still resolves to web-base-v42')).toBeVisible()
  await goTo(page, 'review')
}

async function makeDark(page: Page, project: string, way: string): Promise<void> {
  await reviewDark(page, project, way)
  await create(page, 'web-base-v43')
}

const head = async (emulator: Emulator) =>
  ((await emulator.api('GET', 'global/images/family/web-base')) as { name: string }).name

const WITHOUT = 'Later: create it dark, without the family'
const DEPRECATED = 'Later: create it dark, deprecated in the family'

for (const way of [WITHOUT, DEPRECATED]) {
  test(`${way}, then publish it and take it back`, async ({ page, project, emulator }) => {
    await makeDark(page, project, way)
    expect(await head(emulator)).toBe('web-base-v42')
    const dark = await emulator.image('web-base-v43')
    expect([dark.family, dark.deprecated?.state]).toEqual(
      way === WITHOUT ? [undefined, undefined] : ['web-base', 'DEPRECATED'],
    )

    await page.getByRole('link', { name: 'Publish…' }).click()
    await expect(
      page.getByRole('heading', { level: 1, name: 'Publish web-base-v43' }),
    ).toBeVisible()
    await expect(page.getByText('Family web-base resolves to')).toContainText('web-base')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Publish', exact: true }).click()
    await expect(page.getByText('Confirmed: web-base now resolves to web-base-v43.')).toBeVisible()
    expect(await head(emulator)).toBe('web-base-v43')
    const old = await emulator.image('web-base-v42')
    expect(old.deprecated?.state).toBe('DEPRECATED')
    expect(old.deprecated?.replacement).toMatch(/web-base-v43$/)

    await page.getByRole('button', { name: 'Undo publish…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Undo publishing web-base-v43' })
    await expect(dialog).toContainText('web-base-v42')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Undo publish' }).click()
    await expect(page.getByText('Confirmed: web-base now resolves to web-base-v42.')).toBeVisible()
    expect(await head(emulator)).toBe('web-base-v42')
    expect((await emulator.image('web-base-v43')).deprecated?.state).toBe('DEPRECATED')
  })
}

test('a plan that fails half way goes on after a reload', async ({ page, project, emulator }) => {
  await makeDark(page, project, WITHOUT)
  await page.getByRole('link', { name: 'Publish…' }).click()
  await emulator.fault('images.deprecate', {
    kind: 'status',
    status: 403,
    reason: 'forbidden',
    message: "Required 'compute.images.deprecate' permission for 'x'",
  })
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('compute.images.deprecate')
  await expect(page.getByRole('button', { name: 'Undo publish…' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('listitem').filter({ hasText: 'in the family' })).toContainText(
    'done',
  )
  await page.getByRole('button', { name: 'Continue publishing' }).click()
  await expect(page.getByText('Confirmed: web-base now resolves to web-base-v43.')).toBeVisible()
  expect((await emulator.image('web-base-v42')).deprecated?.state).toBe('DEPRECATED')
})

test('an image that is made deprecated is put into its family also after a reload', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.operations('hold')
  await reviewDark(page, project, DEPRECATED)
  await page.getByRole('button', { name: 'Create image' }).click()
  await expect(page.getByText('Making web-base-v43…')).toBeVisible()
  await page.reload()
  await expect(page.getByText('Making web-base-v43…')).toBeVisible()
  await emulator.operations('release')
  await expect(page.getByText('web-base-v43 is ready.')).toBeVisible()
  const image = await emulator.image('web-base-v43')
  expect([image.family, image.deprecated?.state]).toEqual(['web-base', 'DEPRECATED'])
  expect(await head(emulator)).toBe('web-base-v42')
})

test('an image that is made and cannot be deprecated is kept, and hidden by going on', async ({
  page,
  project,
  emulator,
}) => {
  await reviewDark(page, project, DEPRECATED)
  const message = 'Internal error. Please try again.'
  await emulator.fault('images.deprecate', {
    kind: 'operationError',
    code: 'INTERNAL_ERROR',
    message,
  })
  await page.getByRole('button', { name: 'Create image' }).click()
  await expect(page.getByRole('alert')).toContainText(message)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('web-base-v43 is ready.')).toBeVisible()
  const image = await emulator.image('web-base-v43')
  expect([image.family, image.deprecated?.state]).toEqual(['web-base', 'DEPRECATED'])
  expect(await head(emulator)).toBe('web-base-v42')
})

test('a new family: undoing its only image takes the family’s name', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  // What a family resolves to is asked, and the answer for nothing is a 404.
  problems.allowFailedRequests()
  await emulator.insertImage({ name: 'only-v1' })
  await page.goto(`/projects/${project}/images/create?step=publish&image=only-v1&family=only`)
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByText('Confirmed: only now resolves to only-v1.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo publish…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Undo publishing only-v1' })
  await expect(dialog).toContainText('nothing')
  await expectDisabled(dialog.getByRole('button', { name: 'Undo publish' }))
  await dialog.getByRole('textbox', { name: /Type the family’s name/ }).fill('only')
  await dialog.getByRole('button', { name: 'Undo publish' }).click()
  await expect(page.getByText('Confirmed: only now resolves to nothing.')).toBeVisible()
})

test('a plan that was not shown is not run: a newer image came, or the head was rolled back', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.insertImage({ name: 'dark' })
  await page.goto(`/projects/${project}/images/create?step=publish&image=dark&family=web-base`)
  const publish = page.getByRole('button', { name: 'Publish', exact: true })
  await expect(page.getByRole('list', { name: 'Plan' })).toContainText('Deprecate web-base-v42')
  await emulator.change('POST', 'global/images/web-base-v42/deprecate', { state: 'OBSOLETE' })
  await publish.click()
  await expect(page.getByText(/in the meantime/)).toBeVisible()
  expect((await emulator.image('dark')).family).toBeUndefined()
  await expect(page.getByRole('list', { name: 'Plan' })).not.toContainText('web-base-v42')
  await publish.click()
  await expect(page.getByText('Confirmed: web-base now resolves to dark.')).toBeVisible()
})

test('an image of another family moves the head of both: both are shown', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  // What a family resolves to is asked, and the answer for nothing is a 404.
  problems.allowFailedRequests()
  await emulator.insertImage({ name: 'moves', family: 'left' })
  await page.goto(`/projects/${project}/images/create?step=publish&image=moves&family=web-base`)
  const what = page.getByRole('region', { name: 'What changes' })
  await expect(what).toContainText('left')
  await what.getByRole('textbox', { name: /Type the family’s name/ }).fill('left')
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByText('Confirmed: left now resolves to nothing.')).toBeVisible()
})
