import type { Locator, Page } from '@playwright/test'
import { LINK } from './support/images.ts'
import { grid, openImages, row } from './support/imageList.ts'
import { expectFits } from './support/page.ts'
import { expect, test } from './support/test.ts'

/** Whether all of a text is visible: neither it nor its container is cut. */
const isWhole = (text: Locator) =>
  text.evaluate((element) => {
    for (
      let each: Element | null = element;
      each?.role !== 'row';
      each = each?.parentElement ?? null
    ) {
      if (!each) return false
      if (each.scrollWidth > each.clientWidth && getComputedStyle(each).display !== 'inline')
        return false
    }
    return true
  })

async function expectNamesWhole(page: Page): Promise<void> {
  const names = grid(page).locator('[role="rowheader"] > a')
  await expect(names.first()).toBeVisible()
  for (const name of await names.all()) {
    // oxlint-disable-next-line no-await-in-loop -- each says which one it is
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
    for (const query of ['', '?flat=true']) {
      await openImages(page, project, query)
      await expectNamesWhole(page)
      const old = row(page, long('-v41'))
      expect(await isWhole(old.getByText('Deprecated', { exact: true }))).toBe(true)
      expect(await isWhole(old.getByTitle(/^overdue/))).toBe(true)
      await expectFits(page)
    }
    await page.goto(`/projects/${project}/families/${long('family')}`)
    const link = page.getByRole('treegrid').getByRole('link', { name: long('-v42'), exact: true })
    expect(await isWhole(link)).toBe(true)
  })
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
  await expect(header('Size')).toHaveCount(0)
  await expect(header('Labels')).toBeVisible()
  await expect(head.getByTitle('env=prod\nteam=web')).toHaveText('+2 labels')
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
