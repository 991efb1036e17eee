/** A date without a time is that date in every time zone. */
import { field, openImage } from './support/detail.ts'
import { openImages, row, selectionBar } from './support/imageList.ts'
import { stored } from './support/images.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

for (const timezoneId of ['America/Los_Angeles', 'Pacific/Kiritimati']) {
  test.describe(timezoneId, () => {
    test.use({ timezoneId })

    test('the planned date on the image’s page', async ({ page, project, emulator }) => {
      await emulator.putImages(stored('web-v1', { deprecated: { deleted: '2027-12-31' } }))
      await openImage(page, project, 'web-v1')
      const date = field(page, 'Lifecycle', 'Deleted on')
      await expect(date).toContainText(/^2027-12-31 · /)
      await expect(date.getByRole('time')).toHaveAttribute('datetime', '2027-12-31')
      await expect(date.getByRole('time')).toHaveAttribute('title', '31 Dec 2027')
    })

    for (const [what, date] of [
      ['a date', '1970-01-03'],
      ['a time', '1970-01-03T00:00:00Z'],
    ]) {
      test(`${what} from which something is due`, async ({ page, project, emulator }) => {
        await emulator.putImages(
          stored('web-v1', { family: 'web', deprecated: { deprecated: date } }),
        )
        const due = 'overdue: deprecated by 3 Jan 1970'
        await openImages(page, project)
        await expect(row(page, 'web-v1')).toContainText(due)
        await page.getByRole('link', { name: 'web', exact: true }).click()
        const members = page.getByRole('treegrid', { name: 'Members of web' })
        await expect(members.getByRole('row').filter({ hasText: 'web-v1' })).toContainText(due)
        await page.getByRole('link', { name: 'Timeline' }).click()
        await expect(page.getByText('deprecated overdue since 3 Jan 1970')).toBeAttached()
        await expect(page.getByTitle('Deprecated was planned for 3 Jan 1970')).toBeVisible()
        await page.getByRole('link', { name: /^Due/ }).click()
        await expect(page.getByRole('row').filter({ hasText: 'web-v1' })).toContainText(
          '3 Jan 1970',
        )
      })
    }

    test('the date in the form that can change it', async ({ page, project, emulator }) => {
      await emulator.putImages(
        stored('web-v1', { deprecated: { state: 'DEPRECATED', deleted: '2027-12-31' } }),
      )
      await openImages(page, project)
      await page.getByRole('button', { name: 'Actions on web-v1' }).click()
      await page.getByRole('menuitem', { name: 'Change deprecation…' }).click()
      await expect(page.getByLabel('Deleted on', { exact: true })).toHaveValue('2027-12-31')
    })

    test('the date in the preview of a bulk change, as it was typed', async ({
      page,
      project,
      emulator,
    }) => {
      await emulator.putImages(stored('web-v1'), stored('web-v2', { id: '2' }))
      await openImages(page, project)
      await page.getByRole('checkbox', { name: 'Select all images shown' }).click()
      await selectionBar(page)
        .getByRole('button', { name: 'More actions on the selection' })
        .click()
      await page.getByRole('menuitem', { name: /^Plan dates/ }).click()
      await page.getByRole('textbox', { name: 'Deleted on' }).fill('2027-12-31')
      const will = page.getByRole('list', { name: '2 will be planned' })
      await expect(will).toContainText('2027-12-31')
    })
  })
}
