/** What the create form starts from: a family's head, an image, or the version before. */
import {
  chooseType,
  create,
  goTo,
  heading,
  next,
  openCreate,
  step,
  type,
} from './support/create.ts'
import { expect, test } from './support/test.ts'

test('choosing another family pins that family’s head', async ({ page, project, emulator }) => {
  await openCreate(page, project)
  await chooseType(page, 'Image family')
  await type(page, 'Image family', 'web-base')
  await expect(page.getByText('web-base-v42').first()).toBeVisible()
  await expect(page.getByText('pinned')).toBeVisible()
  await type(page, 'Image family', 'web-base-arm')
  await expect(page.getByText('web-base-arm-v12').first()).toBeVisible()
  await next(page, 'details')
  await page.getByRole('textbox', { name: 'Name' }).fill('copy')
  await goTo(page, 'review')
  await create(page, 'copy')
  expect((await emulator.image('copy')).sourceImage).toMatch(/web-base-arm-v12$/)
})

test('create from an image: the source is selected', async ({ page, project }) => {
  await openCreate(page, project, `?from=projects/${project}/global/images/web-base-v42`)
  await expect(page.getByRole('radio', { name: 'Image', exact: true })).toBeChecked()
  await expect(page.getByRole('combobox', { name: 'Image', exact: true })).toHaveValue(
    `projects/${project}/global/images/web-base-v42`,
  )
  await next(page, 'details')
  await expect(page).toHaveURL(/from=projects/)
})

test('create newer version: next name, same family, labels and features', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.insertImage({
    name: 'shop-v7',
    family: 'shop',
    labels: { env: 'prod' },
    guestOsFeatures: [{ type: 'GVNIC' }],
  })
  await openCreate(page, project, '?next=shop-v7')
  await expect(page.getByRole('radio', { name: 'File' })).toBeChecked()
  await next(page, 'details')
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('shop-v8')
  await expect(page.getByRole('combobox', { name: 'Family' })).toHaveValue('shop')
  await next(page, 'options')
  await next(page, 'review')
  await create(page, 'shop-v8')
  expect(await emulator.image('shop-v8')).toMatchObject({
    family: 'shop',
    labels: { env: 'prod' },
    guestOsFeatures: [{ type: 'GVNIC' }],
  })
})

test('a family whose head moves meanwhile says so, and stays pinned', async ({
  page,
  project,
  emulator,
}) => {
  await openCreate(page, project)
  await chooseType(page, 'Image family')
  await type(page, 'Image family', 'web-base')
  await expect(page.getByText('pinned')).toBeVisible()
  await emulator.insertImage({ name: 'web-base-v43', family: 'web-base' })
  await page.reload()
  await expect(step(page).getByText('The family now resolves to web-base-v43')).toBeVisible()
  await page.getByRole('button', { name: 'Use web-base-v43' }).click()
  await expect(step(page).getByText('The family now resolves to')).toBeHidden()
  await expect(heading(page, 'source')).toBeVisible()
})
