import type { Locator, Page } from '@playwright/test'
import { LINK } from './support/images.ts'
import { grid, openImages, row } from './support/imageList.ts'
import { expectFits, expectFitsPhone } from './support/page.ts'
import { expect, test } from './support/test.ts'

/** Whether all of a text is visible: neither it, nor a part of it, nor its container is cut. */
const isWhole = (text: Locator) =>
  text.evaluate((element) => {
    const isCut = (each: Element) =>
      each.clientWidth > 0 &&
      each.scrollWidth > each.clientWidth &&
      getComputedStyle(each).display !== 'inline'
    if ([...element.querySelectorAll('*')].some(isCut)) return false
    for (
      let each: Element | null = element;
      each?.role !== 'row';
      each = each?.parentElement ?? null
    ) {
      if (!each || isCut(each)) return false
    }
    return true
  })

async function expectNamesWhole(page: Page, table: Locator = grid(page)): Promise<void> {
  const names = table.locator('[role="rowheader"] > a')
  await expect(names.first()).toBeVisible()
  for (const name of await names.all()) {
    // Each says which one it is.
    expect(await isWhole(name), (await name.textContent()) ?? '').toBe(true)
  }
}

test('names in debian-cloud aren’t cut at 1440 and 1024', async ({ page }) => {
  await openImages(page, 'debian-cloud', '?collapsed=')
  await expectNamesWhole(page)
  await page.setViewportSize({ width: 1024, height: 768 })
  await expectNamesWhole(page)
  await expectFits(page)
})

test('what the list is grouped by isn’t cut at 1440, at 1024 or on a phone', async ({
  page,
  project,
}) => {
  await openImages(page, project, '?group=architecture')
  const words = page.getByRole('button', { name: 'Group: Architecture' }).locator('span').first()
  for (const width of [1440, 1024, 390]) {
    await page.setViewportSize({ width, height: 844 })
    await expect(words).toBeVisible()
    const cut = await words.evaluate((each) => each.scrollWidth - each.clientWidth)
    expect(cut, `at ${width} px`).toBe(0)
  }
})

test.describe('long names', () => {
  test.use({ seed: 'empty' })

  const long = (end: string) => `${'x'.repeat(63 - end.length)}${end}`

  test('with 63 characters aren’t cut at 1440, in either view, next to a state that isn’t either', async ({
    page,
    project,
    emulator,
  }) => {
    const image = (name: string, day: string, more: Record<string, unknown> = {}) => ({
      name,
      id: `7${day.replace('-', '')}`,
      family: long('family'),
      status: 'READY',
      creationTimestamp: `2026-${day}T01:14:05.123-08:00`,
      labels: { env: 'y'.repeat(63), team: 'z'.repeat(63) },
      ...more,
    })
    await emulator.putImages(
      image(long('-v42'), '03-01'),
      image(long('-v41'), '02-01', {
        deprecated: {
          state: 'DEPRECATED',
          obsolete: '2026-03-01',
          replacement: `${LINK}/${project}/global/images/${long('-v42')}`,
        },
      }),
    )
    for (const query of ['', '?group=none']) {
      await openImages(page, project, query)
      await expectNamesWhole(page)
      const old = row(page, long('-v41'))
      expect(await isWhole(old.getByText('Deprecated', { exact: true }))).toBe(true)
      expect(await isWhole(old.getByTitle(/^overdue/))).toBe(true)
      await expectFits(page)
    }
    await page.goto(`/projects/${project}/families/${long('family')}`)
    await expectNamesWhole(page, page.getByRole('treegrid'))
    await page.goto(`/projects/${project}/images/${long('-v42')}`)
    await expect(page.getByText(`head of ${long('family')}`)).toBeVisible()
    await expectFitsPhone(page)
  })

  // Like those of public images, and the longest that the API allows.
  const NAMES = ['debian-12-bookworm-arm64-v', 'ubuntu-minimal-2404-noble-amd64-v', 'x'.repeat(55)]

  test('aren’t cut at 1440 on the pages of a family, what is due, and retirement', async ({
    page,
    project,
    emulator,
  }) => {
    await emulator.putImages(
      ...NAMES.flatMap((name, index) =>
        ['20240910', '20260814'].map((day, version) => ({
          name: `${name}${day}`.slice(-63),
          id: `8${index}${version}`,
          family: 'public',
          status: 'READY',
          creationTimestamp: `2025-0${index + 1}-1${version}T01:14:05.123-08:00`,
          deprecated:
            version === 0 ? { state: 'DEPRECATED', obsolete: '2026-03-01' } : { state: 'ACTIVE' },
        })),
      ),
    )
    const pages = {
      'families/public': page.getByRole('treegrid'),
      due: page.getByRole('table', { name: 'Overdue' }),
      retire: page.getByRole('treegrid', { name: 'Plan' }),
    }
    for (const [path, table] of Object.entries(pages)) {
      await page.goto(`/projects/${project}/${path}`)
      await expect(table.getByRole('link', { name: /^x/ }).first()).toBeVisible()
      await expectNamesWhole(page, table)
      await expectFits(page)
    }
  })
})

test('names aren’t cut on a phone', async ({ page, project }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openImages(page, project)
  await expectNamesWhole(page)
  await page.goto(`/projects/${project}/retire`)
  const plan = page.getByRole('treegrid', { name: 'Plan' })
  await expect(plan.locator('[data-outcome="change"]').first()).toBeVisible()
  await expectNamesWhole(page, plan)
  await expectFits(page)
})

test('labels shrink to a number, then architecture and size are hidden', async ({
  page,
  project,
}) => {
  await openImages(page, project)
  const header = (name: string) => page.getByRole('columnheader', { name })
  const head = row(page, 'web-base-arm-v12')
  await expect(head.getByText('env=prod')).toBeVisible()
  await page.setViewportSize({ width: 1024, height: 768 })
  await expect(header('Architecture')).toHaveCount(0)
  await expect(header('Labels')).toBeVisible()
  await expect(head.getByTitle('env=prod\nteam=web')).toHaveText('+2 labels')
  await page.setViewportSize({ width: 900, height: 768 })
  await expect(header('Size')).toHaveCount(0)
  await expect(header('Labels')).toBeVisible()
})

test('selecting and filtering don’t move columns', async ({ page, project }) => {
  await openImages(page, project)
  const places = () =>
    page
      .getByRole('columnheader')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().x))
  await expect(row(page, 'web-base-arm')).toBeVisible()
  const before = await places()
  await page.getByRole('checkbox', { name: 'Select all images shown' }).check()
  expect(await places()).toEqual(before)
  await page.getByRole('textbox', { name: 'Filter images' }).fill('web-base-arm')
  await expect(row(page, 'data-spark')).toHaveCount(0)
  expect(await places()).toEqual(before)
})

test('a checkbox has a hit area of 24 px', async ({ page, project }) => {
  await openImages(page, project)
  const box = await page.getByRole('checkbox', { name: 'Select web-base-arm-v12' }).boundingBox()
  expect(box).toMatchObject({ width: 24, height: 24 })
})
