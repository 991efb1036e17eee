import { expectAccessible } from './support/accessible.ts'
import { dialog, headOf } from './support/change.ts'
import { open, table, tile, panel, dueLink, close, link, estate } from './support/due.ts'
import { image, LINK } from './support/images.ts'
import { answerMore, expectDisabled } from './support/page.ts'
import { runEnded } from './support/runs.ts'
import { breakListOff } from './support/faults.ts'
import { expect, test } from './support/test.ts'

/** The Due page: broken replacements, families at risk, and what it says when it can’t do or know something. */

test.use({ seed: 'empty' })

test('the replacement doctor explains each problem and its fix; all are repointed', async ({
  page,
  project,
  emulator,
}) => {
  const to = (name: string) => ({ deprecated: { state: 'DEPRECATED', replacement: link(name) } })
  const own = (name: string) => ({
    deprecated: {
      state: 'DEPRECATED',
      replacement: `${LINK}/${project}/global/images/${name}`,
    },
  })
  await emulator.putImages(
    image('web-v1', '01-01', { family: 'web', ...own('web-v0') }),
    image('web-v2', '02-01', { family: 'web', ...own('web-v1') }),
    image('web-v3', '03-01', { family: 'web' }),
    image('lost', '04-01', own('nothing')),
    image('cyc-v1', '01-02', { family: 'cyc', ...own('cyc-v2') }),
    image('cyc-v2', '01-03', { family: 'cyc', ...own('cyc-v1') }),
    image('cyc-v3', '01-04', { family: 'cyc' }),
    image('elsewhere', '05-01', to('other')),
  )
  await open(page, project)
  const doctor = panel(page, 'Replacement doctor')
  await expect(doctor).toContainText('5 of 6 need attention')
  const items = doctor.getByRole('listitem')
  // Two images that replace each other are listed once.
  await expect(items).toHaveCount(4)
  await expect(items.filter({ hasText: 'cyc' })).toContainText('they replace each other')
  await expect(items.filter({ hasText: 'web-v0' })).toContainText(
    'web-v0 doesn’t exist, so warnings about web-v1 lead nowhere.',
  )
  await expect(items.filter({ hasText: 'web-v2' })).toContainText('web-v1 is deprecated itself.')

  await doctor.getByRole('button', { name: 'Change… the replacement of lost' }).click()
  await expect(dialog(page)).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Cancel' }).click()

  await doctor.getByRole('button', { name: 'Use head… for web-v1' }).click()
  await expect(dialog(page).getByRole('heading', { name: 'Repoint 1 replacement' })).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Cancel' }).click()
  await doctor.getByRole('button', { name: 'Repoint all 4…' }).click()
  await expect(dialog(page).getByRole('list', { name: '4 will be repointed' })).toContainText(
    /Replacement.*→\s*to\s*web-v3/,
  )
  await dialog(page).getByRole('button', { name: 'Repoint 4 replacements' }).click()
  await runEnded(page)
  await close(page)
  await expect(doctor).toContainText('1 of 6 need attention')
  const mended = (await emulator.image('web-v2')).deprecated
  expect(mended?.state).toBe('DEPRECATED')
  expect(mended?.replacement).toMatch(/\/web-v3$/)
})

test('a long list of replacements shows the first ones, and how many more there are', async ({
  page,
  project,
  emulator,
}) => {
  const replacement = `${LINK}/${project}/global/images/nothing`
  const lost = { state: 'DEPRECATED', replacement }
  const names = Array.from({ length: 9 }, (_, at) => `lost-v${at}`)
  await emulator.putImages(...names.map((name) => image(name, '01-01', { deprecated: lost })))
  await open(page, project)
  const doctor = panel(page, 'Replacement doctor')
  await doctor.getByRole('button', { name: 'Show 1 more replacement', exact: true }).press('Enter')
  await expect(doctor.getByRole('listitem')).toHaveCount(9)
  // The button has gone: the focus is in what it showed.
  await expect(doctor.getByRole('listitem').nth(8).locator(':focus')).toHaveCount(1)
})

test('families at risk link to a fix', async ({ page, project, emulator, problems }) => {
  problems.allowFailedRequests()
  await emulator.putImages(
    image('old-v1', '01-01', { family: 'old', deprecated: { state: 'OBSOLETE' } }),
    image('new-v1', '01-02', { family: 'new' }),
    image('new-v2', '02-02', { family: 'new', status: 'FAILED' }),
  )
  await open(page, project)
  const risks = panel(page, 'Families at risk')
  await expect(risks.getByRole('listitem')).toHaveText([
    /old\s*Resolves to nothing: its only image isn’t ready and active\./,
    /new\s*Still resolves to new-v1: the creation of new-v2 failed\./,
    /new\s*Has one image that can be used, new-v1\./,
  ])
  await expect(risks.getByRole('link', { name: 'Retry… new-v2' })).toHaveAttribute(
    'href',
    /create\?next=new-v2$/,
  )
  await risks.getByRole('button', { name: 'Restore… old-v1' }).click()
  await dialog(page).getByRole('button', { name: 'Restore to active' }).click()
  await expect(dialog(page).getByText('old now resolves to old-v1.')).toBeVisible()
  await close(page)
  await expect(risks.getByRole('listitem').filter({ hasText: 'old' })).toBeHidden()
  expect(await headOf(emulator, 'old')).toBe('old-v1')
})

test('a viewer sees everything, and why it can’t apply anything', async ({
  page,
  project,
  emulator,
}) => {
  await estate(emulator)
  await emulator.settings({ role: 'roles/viewer' })
  await open(page, project)
  const apply = page.getByRole('button', { name: 'Apply all 4…' })
  await expectDisabled(apply)
  await expect(apply).toHaveAccessibleDescription('You need compute.images.deprecate.')
  await expectDisabled(table(page).getByRole('button', { name: 'Apply 2… (mark obsolete)' }))
  await apply.press('Enter')
  await expect(dialog(page)).toContainText('gcloud')
})

test('a viewer is told why no replacement can be mended, of one image or of all', async ({
  page,
  project,
  emulator,
}) => {
  const to = (name: string) => ({
    deprecated: {
      state: 'DEPRECATED',
      replacement: `${LINK}/${project}/global/images/${name}`,
    },
  })
  await emulator.putImages(
    image('web-v1', '01-01', { family: 'web', ...to('gone') }),
    image('web-v2', '02-01', { family: 'web', ...to('web-v1') }),
    image('web-v3', '03-01', { family: 'web' }),
    image('lost', '04-01', to('nothing')),
    image('old-v1', '05-01', { family: 'old', deprecated: { state: 'OBSOLETE' } }),
  )
  await emulator.settings({ role: 'roles/viewer' })
  await open(page, project)
  const buttons = [
    panel(page, 'Replacement doctor').getByRole('button', { name: 'Repoint all 2…' }),
    panel(page, 'Replacement doctor').getByRole('button', { name: 'Use head… for web-v1' }),
    panel(page, 'Replacement doctor').getByRole('button', {
      name: 'Change… the replacement of lost',
    }),
    panel(page, 'Families at risk').getByRole('button', { name: 'Restore… old-v1' }),
  ]
  for (const button of buttons) {
    await expectDisabled(button)
    await expect(button).toHaveAccessibleDescription('You need compute.images.deprecate.')
    await button.press('Enter')
    await expect(dialog(page)).toContainText('gcloud')
    await page.keyboard.press('Escape')
    await expect(button).toBeFocused()
  }
})

test('if nothing is due, the page says what would be here', async ({ page, project, emulator }) => {
  await open(page, project)
  await expect(page.getByRole('heading', { name: 'Nothing is overdue' })).toBeVisible()
  await expectDisabled(page.getByRole('button', { name: 'Apply all…' }))
  await expectDisabled(page.getByRole('button', { name: 'Calendar file' }))
  await expect(dueLink(page)).toHaveAccessibleName('Due')
  await emulator.insertImage({ name: 'web-v1', family: 'web' })
  await page.reload()
  await expect(panel(page, 'Families at risk')).toContainText(
    'Every family resolves to an image. Those of several images have one to roll back to.',
  )
  await expectAccessible(page)
})

test('images that couldn’t be read leave open what is due', async ({ page, project, emulator }) => {
  await emulator.insertImage({ name: 'web-v1', family: 'web' })
  await answerMore(page, { status: 'READY', family: 'web' })
  await open(page, project)
  await expect(
    page.getByText('0 of the images that could be read are overdue.', { exact: true }),
  ).toBeVisible()
  await expect(
    page.getByRole('heading', { name: 'Nothing is overdue among the images that could be read' }),
  ).toBeVisible()
  await expect(tile(page, 'Overdue')).toHaveText(/Overdue\s*0\+/)
})

test('a failed or incomplete list says so', async ({ page, project, emulator, problems }) => {
  problems.allowFailedRequests()
  await estate(emulator)
  const held = await page.route('**/global/images?*', (route) =>
    route.fulfill({ status: 400, json: { error: { code: 400, message: 'Not now.' } } }),
  )
  await open(page, project)
  await expect(page.getByRole('alert')).toContainText('The images could not be read. Not now.')
  await expect(panel(page, 'Replacement doctor')).toContainText('Not checked')
  await expect(tile(page, 'Overdue')).toHaveText(/Overdue\s*–/)
  await held.dispose()
  await breakListOff(page, 'Not now.')
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(page.getByRole('alert')).toContainText('The list is not complete.')
  await expect(tile(page, 'Overdue')).toContainText('4+')
  await expect(panel(page, 'Families at risk')).toContainText('Not checked')
  await expect(dueLink(page)).toHaveAccessibleName('Due')
})
