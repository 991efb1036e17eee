import { forbidden } from './support/faults.ts'
import { LINK } from './support/images.ts'
import { estate, KEEP_3, openRetire, planRow, policyForm, runButton } from './support/retire.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

test('only images not seen in use are retired, and none while their use isn’t known', async ({
  page,
  project,
  emulator,
}) => {
  await estate(emulator, project)
  const sourceImage = `${LINK}/${project}/global/images/web-v4`
  const users = [`${LINK}/${project}/zones/us-central1-a/instances/vm-1`]
  await emulator.putDisks({ name: 'boot', id: '1', sourceImage, users })
  await openRetire(page, project, `${KEEP_3}web,db`)
  await expect(runButton(page)).toHaveText('Run 2 changes…')
  await expect(planRow(page, 'web-v4')).toContainText(
    /protected.*In use by 1 disk and 1 instance, checked just now/,
  )

  const form = policyForm(page)
  const use = form.getByRole('combobox', { name: 'Images by their use' })
  await use.selectOption({ label: 'only those not seen in use' })
  await expect(page).toHaveURL(/choose\.use=none/)
  await expect(page.getByRole('region', { name: 'The policy in words' })).toContainText(
    'every image except the newest 3 that isn’t seen in use is deprecated',
  )
  await expect(planRow(page, 'web-v4')).toContainText(
    /not chosen.*In use by 1 disk and 1 instance.*only images not seen in use are chosen/,
  )
  await expect(planRow(page, 'db-v1')).toContainText(
    /Deprecated.*not seen in use, checked just now/,
  )
  await expect(runButton(page)).toHaveText('Run 2 changes…')

  const inUse = form.getByRole('combobox', { name: 'Images in use' })
  await inUse.selectOption({ label: 'are retired, with a note' })
  await expect(inUse).toHaveAccessibleDescription(/has no effect/)
  await inUse.selectOption({ label: 'are protected' })

  await emulator.fault('disks.aggregatedList', forbidden('compute.disks.list'))
  await page.reload()
  await expect(planRow(page, 'db-v1')).toContainText(
    /not known.*Its use isn’t fully known: disks.aggregatedList couldn’t be read/,
  )
  await expect(runButton(page)).toHaveText('Run 0 changes…')
})
