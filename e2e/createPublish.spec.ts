import type { Page } from '@playwright/test'
import { expectDisabled } from './support/page.ts'
import { create, goTo, openDetails, type } from './support/create.ts'
import { ALWAYS, type Emulator } from './support/emulator.ts'
import { forbidden } from './support/faults.ts'
import { expect, test } from './support/test.ts'
import { expectAccessible } from './support/accessible.ts'
import { expectSaved } from './support/toasts.ts'

/** Fills in `web-base-v43` with one of the two ways not to publish it yet, up to the review. */
async function reviewUnpublished(page: Page, project: string, way: string): Promise<void> {
  await openDetails(page, project)
  await type(page, 'Family', 'web-base')
  await page.getByRole('textbox', { name: 'Name' }).fill('web-base-v43')
  await page.getByRole('radio', { name: way }).check()
  await expect(page.getByText('web-base still resolves to web-base-v42')).toBeVisible()
  await goTo(page, 'review')
}

async function createUnpublished(page: Page, project: string, way: string): Promise<void> {
  await reviewUnpublished(page, project, way)
  await create(page, 'web-base-v43')
}

const head = async (emulator: Emulator) =>
  ((await emulator.api('GET', 'global/images/family/web-base')) as { name: string }).name

const WITHOUT = 'Don’t publish yet (not in the family)'
const DEPRECATED = 'Don’t publish yet (deprecated in the family)'

for (const way of [WITHOUT, DEPRECATED]) {
  test(`${way}, then publish and undo`, async ({ page, project, emulator }) => {
    await createUnpublished(page, project, way)
    expect(await head(emulator)).toBe('web-base-v42')
    const image = await emulator.image('web-base-v43')
    expect([image.family, image.deprecated?.state]).toEqual(
      way === WITHOUT ? [undefined, undefined] : ['web-base', 'DEPRECATED'],
    )

    await page.getByRole('link', { name: 'Publish to web-base…' }).click()
    await expect(
      page.getByRole('heading', { level: 1, name: 'Publish web-base-v43' }),
    ).toBeVisible()
    await expect(page.getByText('web-base resolves to')).toContainText('web-base')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Publish', exact: true }).click()
    await expect(page.getByText('Confirmed: web-base now resolves to web-base-v43.')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Open image' })).toBeFocused()
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

test('publishing that fails halfway continues after a reload', async ({
  page,
  project,
  emulator,
}) => {
  await createUnpublished(page, project, WITHOUT)
  await page.getByRole('link', { name: 'Publish to web-base…' }).click()
  await emulator.fault('images.deprecate', {
    kind: 'status',
    status: 403,
    reason: 'forbidden',
    message: "Required 'compute.images.deprecate' permission for 'x'",
  })
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  // Its first step was done, and made it the head.
  await expect(page.getByRole('alert')).toContainText(/^web-base-v42 was not deprecated\. /)
  await expect(page.getByRole('alert')).toContainText('compute.images.deprecate')
  await expect(page.getByRole('button', { name: 'Undo publish…' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('listitem').filter({ hasText: 'to family' })).toContainText('done')
  await page.getByRole('button', { name: 'Continue publishing' }).click()
  await expect(page.getByText('Confirmed: web-base still resolves to web-base-v43.')).toBeVisible()
  expect((await emulator.image('web-base-v42')).deprecated?.state).toBe('DEPRECATED')
})

test('undoing a publish that fails halfway says that it is partly undone', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.insertImage({ name: 'dark' })
  await page.goto(`/projects/${project}/images/create?step=publish&image=dark&family=web-base`)
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByText('Confirmed: web-base now resolves to dark.')).toBeVisible()
  await emulator.fault('images.deprecate', { kind: 'delay', ms: 0 })
  const refusal = { status: 400, reason: 'invalid', message: 'Not today.' }
  await emulator.fault('images.deprecate', { kind: 'status', ...refusal })
  await page.getByRole('button', { name: 'Undo publish…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Undo publishing dark' })
  await dialog.getByRole('button', { name: 'Undo publish' }).click()
  await expect(dialog.getByRole('alert')).toHaveText(
    'Publishing was only partly undone. Not today.',
  )
  await dialog.getByRole('button', { name: 'Undo publish' }).click()
  await expect(page.getByText('Confirmed: web-base now resolves to web-base-v42.')).toBeVisible()
})

test('an image created deprecated joins its family even after a reload', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.operations('hold')
  await reviewUnpublished(page, project, DEPRECATED)
  await page.getByRole('button', { name: 'Create image' }).click()
  await expect(page.getByText('Creating web-base-v43…')).toBeVisible()
  await page.reload()
  await expect(page.getByText('Creating web-base-v43…')).toBeVisible()
  await emulator.operations('release')
  await expect(page.getByText('web-base-v43 is ready.')).toBeVisible()
  const image = await emulator.image('web-base-v43')
  expect([image.family, image.deprecated?.state]).toEqual(['web-base', 'DEPRECATED'])
  expect(await head(emulator)).toBe('web-base-v42')
})

test('an image that was created but could not be deprecated is kept, and Continue hides it', async ({
  page,
  project,
  emulator,
}) => {
  await reviewUnpublished(page, project, DEPRECATED)
  const message = 'Internal error. Please try again.'
  await emulator.fault('images.deprecate', {
    kind: 'operationError',
    code: 'INTERNAL_ERROR',
    message,
  })
  await page.getByRole('button', { name: 'Create image' }).click()
  await expect(page.getByRole('alert')).toContainText(message)
  await page.getByRole('button', { name: 'Continue' }).press('Enter')
  const ready = page.getByRole('status').filter({ hasText: 'web-base-v43 is ready.' })
  await expect(ready).toBeFocused()
  const image = await emulator.image('web-base-v43')
  expect([image.family, image.deprecated?.state]).toEqual(['web-base', 'DEPRECATED'])
  expect(await head(emulator)).toBe('web-base-v42')
})

test('undoing the only image of a new family asks for the family’s name', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  // The API answers 404 for the head of a family that has none.
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

test('steps that were not shown are not run: the head was rolled back', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.insertImage({ name: 'unpublished' })
  await page.goto(
    `/projects/${project}/images/create?step=publish&image=unpublished&family=web-base`,
  )
  const publish = page.getByRole('button', { name: 'Publish', exact: true })
  await expect(page.getByRole('list', { name: 'Steps' })).toContainText('Deprecate web-base-v42')
  await emulator.change('POST', 'global/images/web-base-v42/deprecate', { state: 'OBSOLETE' })
  await publish.click()
  await expect(page.getByText(/in the meantime/)).toBeVisible()
  expect((await emulator.image('unpublished')).family).toBeUndefined()
  await expect(page.getByRole('list', { name: 'Steps' })).not.toContainText('web-base-v42')
  await publish.click()
  await expect(page.getByText('Confirmed: web-base now resolves to unpublished.')).toBeVisible()
})

test('an image from another family moves both heads, and both are shown', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  // The API answers 404 for the head of a family that has none.
  problems.allowFailedRequests()
  await emulator.insertImage({ name: 'moves', family: 'left' })
  await page.goto(`/projects/${project}/images/create?step=publish&image=moves&family=web-base`)
  const what = page.getByRole('region', { name: 'Family heads' })
  await expect(what).toContainText('left')
  await what.getByRole('textbox', { name: /Type the family’s name/ }).fill('left')
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByText('Confirmed: left now resolves to nothing.')).toBeVisible()
})

test('an image created without a family is published next, and its family rolled back later', async ({
  page,
  project,
  emulator,
}) => {
  await openDetails(page, project)
  await page.getByRole('textbox', { name: 'Name' }).fill('loose')
  await goTo(page, 'review')
  await create(page, 'loose')
  await page.getByRole('link', { name: 'Publish to family…' }).click()
  const showSteps = page.getByRole('button', { name: 'Show steps' })
  const cancel = page.getByRole('link', { name: 'Cancel' })
  await expect(cancel).toHaveAttribute('href', `/projects/${project}/images/loose`)
  await showSteps.click()
  await expect(page.getByRole('combobox', { name: 'Publish to family' })).toBeFocused()
  await type(page, 'Publish to family', 'web-base')
  await showSteps.press('Enter')
  const steps = page.getByRole('list', { name: 'Steps' }).getByRole('listitem')
  await expect(steps.filter({ hasText: 'to family' })).toContainText(
    'web-base then resolves to loose',
  )
  await expect(steps.filter({ hasText: 'Deprecate web-base-v42' })).toContainText('still resolves')
  await expect(cancel).toHaveAttribute('href', `/projects/${project}/images/loose`)
  await expect(page.getByRole('heading', { level: 1, name: 'Publish loose' })).toBeFocused()
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByText('Confirmed: web-base now resolves to loose.')).toBeVisible()

  // Publishing deprecated the previous head, which is the one to go back to: web-base-v41 is older.
  await page.goto(`/projects/${project}/families/web-base`)
  await expect(page.getByRole('link', { name: 'Compare head with web-base-v42' })).toBeVisible()
  await page.getByRole('button', { name: 'Roll back to web-base-v42…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Roll back to web-base-v42' })
  await expect(dialog.getByRole('region', { name: 'Family heads' })).toContainText(
    /resolves to\s*loose.*web-base-v42/,
  )
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Roll back to web-base-v42' }).click()
  await expectSaved(page, 'web-base-v42 is active again. web-base now resolves to web-base-v42')
  expect(await head(emulator)).toBe('web-base-v42')
  const taken = (await emulator.image('loose')).deprecated
  expect([taken?.state, taken?.replacement]).toEqual([
    'DEPRECATED',
    expect.stringMatching(/web-base-v42$/),
  ])
  await expect(page.getByRole('button', { name: 'Roll back to web-base-v41…' })).toBeVisible()
})

test('nothing is said of the families of images that couldn’t be listed', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.fault('images.list', forbidden('compute.images.list'), ALWAYS)
  await page.goto(`/projects/${project}/images/create?step=publish&family=web-arm`)
  await expect(page.getByRole('alert')).toContainText('compute.images.list')
  await expect(page.getByRole('combobox', { name: 'Image' })).toHaveAccessibleDescription(
    'Images without a family.',
  )
})
