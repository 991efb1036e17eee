/** Images and the rules that they break. */
import { expect, type Page } from '@playwright/test'
import type { Emulator } from './emulator.ts'
import { image } from './images.ts'

/** What config.json would hold. */
export const RULES = {
  version: 1,
  rules: [
    {
      labels: { env: { values: ['prod', 'dev'], default: 'prod' }, team: { values: ['web'] } },
      description: {},
    },
    { families: ['web'], name: { patterns: ['{family}-v#'] }, mostActive: 2 },
    { family: {}, level: 'error' },
  ],
}
const GOOD = { labels: { env: 'prod', team: 'web' }, description: 'Debian' }

/** Five images; each rule but one is broken by some. */
export const estate = (emulator: Emulator) =>
  emulator.putImages(
    image('web-v1', '01-01', { family: 'web', ...GOOD }),
    image('web-v2', '02-01', { family: 'web', ...GOOD, labels: { env: 'test', os: 'debian' } }),
    image('web-v3', '03-01', { family: 'web', ...GOOD }),
    image('web-four', '04-01', { ...GOOD, labels: {} }),
    image('web-old', '04-02', { family: 'web', deprecated: { state: 'DEPRECATED' } }),
  )

/** Serves a config.json with these rules, to a page or to all of a context. */
export const configure = (
  page: Pick<Page, 'route'>,
  project: string,
  conventions: unknown = RULES,
) =>
  page.route('**/config.json', (route) =>
    route.fulfill({ json: { apiBase: '/compute/v1', project, conventions } }),
  )

/** Opens the page of what breaks the rules. */
export const openConventions = async (page: Page, project: string) => {
  await page.goto(`/projects/${project}/conventions`)
  await expect(page.getByRole('heading', { level: 1, name: 'Conventions' })).toBeVisible()
}
