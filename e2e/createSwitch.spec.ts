/** The wizard’s source types: what is typed and shown while switching between them, and the focus. */
import { chooseType, goTo, openCreate, openDetails, step, type } from './support/create.ts'
import { expect, test } from './support/test.ts'

test('what is said about a source is never about the one of another type', async ({
  page,
  project,
  problems,
}) => {
  problems.allowFailedRequests()
  await openCreate(page, project)
  await chooseType(page, 'Snapshot')
  await type(page, 'Snapshot', 'nowhere')
  await expect(step(page).getByText('This snapshot doesn’t exist.')).toBeVisible()
  await page.evaluate(() => {
    const said: string[] = []
    Object.assign(window, { said })
    const step = document.querySelector('[data-step]')
    const hear = () => {
      for (const alert of step?.querySelectorAll('[role="alert"]') ?? [])
        said.push(alert.textContent)
    }
    if (step) new MutationObserver(hear).observe(step, { subtree: true, childList: true })
  })
  await chooseType(page, 'Image')
  await expect(page.getByRole('combobox', { name: 'Image', exact: true })).toHaveValue('')
  await type(page, 'Image', 'web-base-v42')
  await expect(step(page).getByText('10 GB')).toBeVisible()
  const said = await page.evaluate(() => (window as unknown as { said: string[] }).said)
  expect(said.filter((text) => text.includes('image'))).toEqual([])
})

test('the project typed to pick an image or a family from stays, and can be cleared', async ({
  page,
  project,
}) => {
  await openCreate(page, project)
  const owner = page.getByRole('combobox', { name: 'Project' })
  for (const [kind, other] of [
    ['Image', 'Image family'],
    ['Image family', 'Image'],
  ] as const) {
    await chooseType(page, kind)
    await owner.press('Control+a')
    await owner.press('Delete')
    await expect(owner).toHaveValue('')
    await page.keyboard.type('debian-cloud')
    await expect(owner).toHaveValue('debian-cloud')
    await owner.press('Escape')
    await chooseType(page, other)
    await chooseType(page, kind)
    await expect(owner).toHaveValue('debian-cloud')
  }
  await page.reload()
  await expect(owner).toHaveValue('debian-cloud')
})

test('a problem’s link in the review leads to its field, which says what is wrong', async ({
  page,
  project,
}) => {
  await openCreate(page, project, '?step=review')
  const wrong = step(page).getByRole('alert').filter({ hasText: 'Enter a name.' })
  await wrong.getByRole('link', { name: 'Go to Details' }).press('Enter')
  const name = page.getByRole('textbox', { name: 'Name' })
  await expect(name).toBeFocused()
  await expect(name).toHaveAccessibleDescription('Enter a name.')
})

test('the focus goes to the field that a pressed suggestion fills', async ({
  page,
  project,
  emulator,
}) => {
  await openDetails(page, project)
  await type(page, 'Family', 'web-base')
  await page.getByRole('button', { name: 'Use the name web-base-v43' }).press('Enter')
  const name = page.getByRole('textbox', { name: 'Name' })
  await expect(name).toHaveValue('web-base-v43')
  await expect(name).toBeFocused()

  await emulator.change('POST', 'global/images/web-base-v41/deprecate', {
    state: 'DEPRECATED',
    replacement: 'global/images/web-base-v42',
  })
  await goTo(page, 'source')
  await chooseType(page, 'Image')
  await type(page, 'Image', 'web-base-v41')
  await page.getByRole('button', { name: 'Use web-base-v42' }).press('Enter')
  await expect(step(page).getByText(/The source is deprecated/)).toBeHidden()
  await expect(page.getByRole('combobox', { name: 'Image', exact: true })).toBeFocused()
})
