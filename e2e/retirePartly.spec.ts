/** The Retire page when not all is known: it says what couldn't be read, and nothing can be run. */
import { expectDisabled } from './support/page.ts'
import { estate, KEEP_3, openRetire, planRow, policyForm, runButton } from './support/retire.ts'
import { breakListOff } from './support/faults.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

test('nothing is changed on incomplete data', async ({ page, project, emulator, problems }) => {
  problems.allowFailedRequests()
  await estate(emulator, project)
  await page.route(/aggregated\/disks/, (route) =>
    route.fulfill({ status: 403, json: { error: { code: 403, message: 'No disks for you.' } } }),
  )
  await openRetire(page, project, `${KEEP_3}web,db&protect.useUnknown=block`)
  await expect(page.getByRole('alert')).toContainText('The disks could not be read.')
  await expect(planRow(page, 'web-v4')).toContainText(
    /protected.*Its use isn’t fully known: disks\.aggregatedList couldn’t be read/,
  )
  await expectDisabled(runButton(page))
  await expect(policyForm(page).getByText('Use isn’t fully known')).toBeVisible()
})

test('while the images aren’t known, no number is shown', async ({ page, project, problems }) => {
  problems.allowFailedRequests()
  await page.route(/global\/images\?/, (route) =>
    route.fulfill({ status: 403, json: { error: { code: 403, message: 'No images for you.' } } }),
  )
  await openRetire(page, project, `${KEEP_3}web`)
  await expect(page.getByRole('alert')).toContainText('No images for you.')
  await expect(page.getByRole('group', { name: 'Show only' }).getByRole('button')).toHaveText([
    'All –',
    'Changes –',
    'Put off by limits –',
    'Protected –',
    'Stays –',
  ])
  const run = page.getByRole('button', { name: 'Run…', exact: true })
  await expectDisabled(run)
  await expect(run).toHaveAccessibleDescription('The images couldn’t be read completely.')
})

test('a list that breaks off: some images could not be read, and their use isn’t being read', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await estate(emulator, project)
  await breakListOff(page, 'No more.')
  await openRetire(page, project, `${KEEP_3}web`)
  await expect(page.getByRole('alert')).toContainText('Some images could not be read. No more.')
  await expect(policyForm(page).getByText('Use isn’t known yet')).toBeVisible()
})
