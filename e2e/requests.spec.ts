/** No page sends requests in a loop, whatever it is refused. */
import type { Page } from '@playwright/test'
import { NOW } from './support/calendar.ts'
import { roundTrips } from './support/page.ts'
import { expect, test } from './support/test.ts'

/** Responses that no retry helps against. */
const REFUSALS = {
  '403': { status: 403, json: { error: { code: 403, message: 'No.', errors: [] } } },
  '400': { status: 400, json: { error: { code: 400, message: 'No.', errors: [] } } },
  'an unreadable response': { status: 200, json: { items: 'none', name: 7, permissions: 7 } },
}

const IMAGE = 'global/images/web-base-v42'
const LIST = 'global/images'
const HEAD = 'global/images/family/web-base'
const OPERATIONS = 'global/operations'
const PERMISSIONS = `${IMAGE}/testIamPermissions`

/** Each page with what it reads, as paths below the project. */
const PAGES: [page: string, reads: string[]][] = [
  ['images', [LIST, OPERATIONS]],
  ['images/web-base-v42', [IMAGE, HEAD, OPERATIONS, PERMISSIONS]],
  ['images/web-base-v42?edit=labels', [IMAGE, LIST]],
  [
    'images/web-base-v42?tab=lineage',
    [LIST, 'aggregated/instanceTemplates', 'aggregated/disks', 'aggregated/instances'],
  ],
  ['images/web-base-v42?tab=access', [PERMISSIONS, `${IMAGE}/getIamPolicy`]],
  ['images/web-base-v42?tab=activity', [OPERATIONS]],
  ['families/web-base', [HEAD, LIST]],
  ['operations', [OPERATIONS]],
  ['images/create', [LIST, 'aggregated/disks', 'zones']],
  ['images/create?from=global/images/family/web-base', [LIST, HEAD, IMAGE]],
  ['images/create?next=web-base-v42', [LIST, IMAGE]],
  ['images/create?step=options', [LIST, 'regions', 'global/licenses']],
  ['images/create?step=publish&image=web-base-v42&family=web-base', [IMAGE, LIST]],
]

/** The first attempt, one by another part of the page, and those repeated within a minute. */
const FEW = 5

for (const [address, reads] of PAGES) {
  test(`${address} sends only a few requests for each read that is refused`, async ({
    page,
    project,
    problems,
  }) => {
    problems.allowFailedRequests()
    await page.clock.install({ time: NOW })
    // Each read alone, and all of them together in the other ways, each on a freshly loaded page.
    const refused: [reads: string[], refusal: keyof typeof REFUSALS][] = [
      ...reads.map((read): [string[], '403'] => [[read], '403']),
      [reads, '400'],
      [reads, 'an unreadable response'],
    ]
    for (const [paths, refusal] of refused) {
      const sent = await refuse(page, project, paths, refusal)
      await page.goto(`/projects/${project}/${address}`)
      await expect
        .poll(() => sent.size, { message: `${paths.join(', ')} is read` })
        .toBeGreaterThan(0)
      await passMinute(page)
      expect(Math.max(...sent.values()), `${paths.join(', ')}: ${refusal}`).toBeLessThanOrEqual(FEW)
      await page.unrouteAll()
      await page.evaluate(() => sessionStorage.clear())
    }
  })
}

/** Refuses reads of a project, and counts them by URL. */
async function refuse(
  page: Page,
  project: string,
  paths: readonly string[],
  refusal: keyof typeof REFUSALS,
): Promise<Map<string, number>> {
  const sent = new Map<string, number>()
  await page.route(
    ({ pathname }) => paths.some((path) => pathname.endsWith(`/projects/${project}/${path}`)),
    (route) => {
      const url = route.request().url()
      sent.set(url, (sent.get(url) ?? 0) + 1)
      return route.fulfill(REFUSALS[refusal])
    },
  )
  return sent
}

/** Lets a minute pass for the page in parts, and waits after each for everything it triggers. */
async function passMinute(page: Page): Promise<void> {
  for (let part = 0; part < 2; part++) {
    // One after the other: time has to pass in between.
    await page.clock.fastForward(30_000)
    await roundTrips(page, 2 * FEW)
  }
}
