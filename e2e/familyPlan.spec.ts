import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { NOW } from './support/calendar.ts'
import { ALWAYS } from './support/emulator.ts'
import { forbidden } from './support/faults.ts'
import { expectFitsPhone, lookAgain } from './support/page.ts'
import { estate, family, KEEP_3, openRetire, planRow } from './support/retire.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

const timeline = (page: Page, name: string) =>
  page.getByRole('region', { name: `Timeline of ${name}` })
const life = (page: Page, family: string, name: string) =>
  timeline(page, family)
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name, exact: true }) })

test('a plan’s family opens on its timeline, with the plan drawn over it', async ({
  page,
  project,
  emulator,
}) => {
  await estate(emulator, project)
  await openRetire(page, project, `${KEEP_3}web,db`)
  await planRow(page, 'web').getByRole('link', { name: 'web', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('web')
  await expect(
    page.getByRole('status').filter({ hasText: 'Unless another image is built' }),
  ).toHaveText('Unless another image is built, web resolves to web-v8 throughout the year.')
  await expect(page.getByText(/In 1 family, every image except the newest 3 is/)).toBeVisible()
  // What is due stays on today; what is protected or kept has no steps.
  await expect(life(page, 'web', 'web-v4')).toContainText(
    /by the plan deprecated now, by the plan obsolete \d+ \w+/,
  )
  await expect(life(page, 'web', 'web-v8')).not.toContainText('by the plan')
  await expect(life(page, 'web', 'web-v2')).not.toContainText('by the plan')
  await expectAccessible(page)
  await page.reload()
  await expect(life(page, 'web', 'web-v4')).toContainText('by the plan deprecated now')

  await page.getByRole('link', { name: 'Open the plan' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Retire images' })).toBeVisible()
  await expect(planRow(page, 'db')).toBeVisible()
})

test('any preset’s plan can be drawn, and an invalid policy says so', async ({
  page,
  project,
  emulator,
}) => {
  await emulator.putImages(...family('db', 2, 6))
  await page.goto(`/projects/${project}/families/db?tab=timeline`)
  const choice = page.getByRole('combobox', { name: 'Show the plan of' })
  await choice.selectOption({ label: 'Ladder' })
  await expect(life(page, 'db', 'db-v5')).toContainText('by the plan deprecated now')
  // The oldest is due for three states; each run moves it by one.
  await expect(life(page, 'db', 'db-v1')).toContainText(
    /by the plan deprecated now, by the plan obsolete 25 Nov, by the plan marked deleted 26 Nov/,
  )
  await expect(life(page, 'db', 'db-v6')).not.toContainText('by the plan')
  await expect(page).toHaveURL(/plan=.*ladder/)
  await expectFitsPhone(page)
  await choice.selectOption({ label: 'no policy' })
  await expect(life(page, 'db', 'db-v5')).not.toContainText('by the plan')
  await expect(page).not.toHaveURL(/plan=/)

  await page.goto(`/projects/${project}/families/db?tab=timeline&plan=v%3D1%26keep.newest%3D0`)
  await expect(page.getByRole('alert')).toContainText('keep.newest At least 1.')
  const reversed = encodeURIComponent('v=1&keep\u202e=1')
  await page.goto(`/projects/${project}/families/db?tab=timeline&plan=${reversed}`)
  await expect(page.getByRole('alert')).toContainText('There is no setting keep\\u202e.')
  await expect(life(page, 'db', 'db-v5')).toBeVisible()
})

test('without all images of the family nothing is planned, and it doesn’t say that use is being read', async ({
  page,
  project,
  emulator,
}) => {
  await page.clock.install({ time: NOW })
  await emulator.putImages(...family('db', 2, 6))
  await page.goto(`/projects/${project}/families/db?tab=timeline`)
  const choice = page.getByRole('combobox', { name: 'Show the plan of' })
  await choice.selectOption({ label: 'Ladder' })
  await expect(life(page, 'db', 'db-v5')).toContainText('by the plan deprecated now')
  await emulator.fault('images.list', forbidden('compute.images.list'), ALWAYS)
  await page.clock.fastForward(31_000)
  await lookAgain(page)
  await expect(page.getByRole('status').filter({ hasText: 'planned' })).toHaveText(
    'Nothing is planned until all images of the family have been read.',
  )
  await expect(life(page, 'db', 'db-v5')).not.toContainText('by the plan')
})
