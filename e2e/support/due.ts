/** What people do on the Due page. */
import type { Page } from '@playwright/test'
import { dialog } from './change.ts'
import type { Emulator } from './emulator.ts'
import { image, LINK } from './images.ts'
import { expect } from './test.ts'

export const open = async (page: Page, project: string, query = '') => {
  await page.goto(`/projects/${project}/due${query}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Due' })).toBeVisible()
}
export const table = (page: Page, name = 'Overdue') => page.getByRole('table', { name })
export const row = (page: Page, name: string, view = 'Overdue') =>
  table(page, view)
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name, exact: true }) })
export const tile = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'What is due, and when' }).getByRole('link', { name })
export const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
export const dueLink = (page: Page) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Due/ })
export const close = async (page: Page) => {
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  await expect(dialog(page)).toBeHidden()
}
export const stateOf = async (emulator: Emulator, name: string) =>
  (await emulator.image(name)).deprecated?.state ?? 'ACTIVE'

export const link = (name: string) => `${LINK}/p/global/images/${name}`

/** Two families with overdue, upcoming and undated images. The tests start on 24 Nov 2026. */
export const estate = (emulator: Emulator) =>
  emulator.putImages(
    image('web-v1', '01-01', {
      family: 'web',
      deprecated: { state: 'OBSOLETE', deleted: '2026-11-04' },
    }),
    image('web-v2', '02-01', {
      family: 'web',
      deprecated: { state: 'DEPRECATED', obsolete: '2026-11-12', deleted: '2027-01-10' },
    }),
    image('web-v3', '03-01', {
      family: 'web',
      deprecated: { state: 'DEPRECATED', obsolete: '2026-11-23' },
    }),
    image('web-v4', '04-01', { family: 'web' }),
    image('app-v1', '05-01', { family: 'app', deprecated: { state: 'DEPRECATED' } }),
    image('app-v2', '06-01', {
      family: 'app',
      deprecated: { state: 'DEPRECATED', obsolete: '2026-11-30' },
    }),
    image('app-v3', '07-01', { family: 'app' }),
    image('app-v4', '08-01', {
      family: 'app',
      deprecated: { state: 'ACTIVE', deprecated: '2026-11-24' },
    }),
  )
