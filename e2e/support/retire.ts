/** What people do on the Retire page. */
import type { Download, Locator, Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import type { Emulator } from './emulator.ts'
import { image, LINK } from './images.ts'
import { expect } from './test.ts'

const DAY = 86_400_000
const LAST = Date.UTC(2026, 10, 20)

/** Images `app-v1`, `app-v2`, …, created ten days apart, the highest number newest. */
export const family = (
  name: string,
  id: number,
  images: number,
  more: Record<number, Record<string, unknown>> = {},
) =>
  Array.from({ length: images }, (_, index) => {
    const version = index + 1
    const creationTimestamp = new Date(LAST - (images - version) * 10 * DAY).toISOString()
    return image(`${name}-v${version}`, '01-01', {
      id: String(id * 1000 + version),
      family: name,
      creationTimestamp,
      ...more[version],
    })
  })

/** Keeps the newest three, deprecates the rest, and makes them obsolete after 40 days, without limits. */
export const KEEP_3 =
  'v=1&preset=golden&keep.newest=3&keep.of=all&limits.changes=1000&limits.percent=100&ages.obsolete=40&choose.families='

export const openRetire = (page: Page, project: string, query: string) =>
  page.goto(`/projects/${project}/retire?${query}`)

export const plan = (page: Page): Locator => page.getByRole('treegrid', { name: 'Plan' })

/** The row of an image or a family. */
export const planRow = (page: Page, name: string) =>
  plan(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader').getByText(name, { exact: true }) })

export const policyForm = (page: Page) => page.getByRole('form', { name: 'Policy' })

export const runButton = (page: Page) => page.getByRole('button', { name: /^Run \d+ changes?…$/ })

/** Exports with an entry of the Export menu. @returns the file's text */
export async function exportAs(page: Page, entry: string | RegExp): Promise<string> {
  await page.getByRole('button', { name: 'Export' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: entry }).click(),
  ])
  return textOf(download)
}

const textOf = async (download: Download) => readFile(await download.path(), 'utf8')

/** Loads a file with the Export menu. */
export async function load(page: Page, name: string, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Export' }).click()
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('menuitem', { name: /^Load a policy or plan/ }).click(),
  ])
  await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
}

interface SavedRow {
  image: string
  from: string
  to: string
  outcome: string
}

/** The decision for each image in a JSON plan, without the wording of the reasons. */
export function decisions(text: string): string[] {
  const { rows } = JSON.parse(text) as { rows: SavedRow[] }
  expect(rows.length).toBeGreaterThan(0)
  return rows.map(({ image: name, from, to, outcome }) => `${name} ${from} ${to} ${outcome}`)
}

/** Puts two families that cover all outcomes. */
export async function estate(emulator: Emulator, project: string) {
  const old = (state: string, more = {}) => ({ deprecated: { state, ...more } })
  await emulator.putImages(
    ...family('web', 1, 8, {
      1: old('OBSOLETE'),
      2: { ...old('DEPRECATED'), labels: { keep: 'audit' } },
      3: old('DEPRECATED', {
        replacement: `${LINK}/${project}/global/images/web-v8`,
        obsolete: '2026-11-16T00:00:00Z',
      }),
      7: { status: 'PENDING' },
    }),
    ...family('db', 2, 4),
  )
}
