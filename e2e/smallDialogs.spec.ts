/** The palette, the dialog of a run and small dialogs hold still, as `dialogGeometry.spec.ts` tests of large ones. */
import type { Locator, Page } from '@playwright/test'
import { dialog } from './support/change.ts'
import { boxesOf, home } from './support/geometry.ts'
import { selectionBar } from './support/imageList.ts'
import { openPalette, palette, paletteBox } from './support/palette.ts'
import { result, runEnded } from './support/runs.ts'
import { expect, test } from './support/test.ts'

const field = (box: Locator, name: string) => box.getByRole('textbox', { name })

interface Small {
  path: string
  open(page: Page): Promise<unknown>
  /** What keeps its place. */
  parts(page: Page): Locator[]
  steps: Record<string, (page: Page) => Promise<unknown>>
}

const opened = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name })
const closing = (box: Locator) => [
  box.getByRole('heading', { level: 2 }),
  box.getByRole('button', { name: /^(?:Cancel|Close)$/ }),
]

/** Dialogs of their own kind, and small ones. */
const SMALL: Record<string, Small> = {
  'the palette': {
    path: 'images',
    open: openPalette,
    parts: (page) => [palette(page), paletteBox(page)],
    steps: {
      'what many match': (page) => paletteBox(page).fill('web'),
      'what none match': (page) => paletteBox(page).fill('zzzz'),
      nothing: (page) => paletteBox(page).fill(''),
    },
  },
  'the keyboard shortcuts': {
    path: 'images',
    open: async (page) => {
      await openPalette(page)
      await page.getByRole('option', { name: 'Keyboard shortcuts' }).click()
    },
    parts: (page) => {
      const box = opened(page, 'Keyboard shortcuts')
      return [box, ...closing(box), box.getByRole('checkbox')]
    },
    steps: { off: (page) => opened(page, 'Keyboard shortcuts').getByRole('checkbox').uncheck() },
  },
  'opening a project': {
    path: 'images',
    open: async (page) => {
      await page.getByRole('button', { name: /^Project:/ }).click()
      await page.getByRole('menuitem', { name: 'Another project…' }).click()
    },
    parts: (page) => [
      ...closing(dialog(page)),
      field(dialog(page), 'Project ID or number'),
      dialog(page).locator('[type="submit"]'),
    ],
    steps: { 'no project': (page) => field(dialog(page), 'Project ID').press('Enter') },
  },
  'saved views': {
    path: 'images?q=web',
    open: async (page) => {
      await page.getByRole('button', { name: /^View:/ }).click()
      await page.getByRole('menuitem', { name: 'Save or manage views…' }).click()
    },
    parts: (page) => [
      dialog(page).getByRole('heading', { level: 2 }),
      field(dialog(page), 'Save the current view as'),
      dialog(page).getByRole('button', { name: 'Save', exact: true }),
    ],
    steps: {
      'no name': (page) => dialog(page).getByRole('button', { name: 'Save', exact: true }).click(),
      'a name': (page) => field(dialog(page), 'Save the current view as').fill('Web'),
    },
  },
  'adding a connection': {
    path: '../../settings',
    open: (page) => page.getByRole('button', { name: 'Add a connection…' }).click(),
    parts: (page) => [
      ...closing(dialog(page)),
      ...['Short name', 'API address', 'Universe', 'Projects'].map((name) =>
        field(dialog(page), name),
      ),
      dialog(page).locator('[type="submit"]'),
    ],
    steps: {
      'no name': (page) => dialog(page).getByRole('button', { name: 'Add' }).click(),
      'a name': (page) => field(dialog(page), 'Short name').fill('mine'),
      'no address': (page) => dialog(page).getByRole('button', { name: 'Add' }).click(),
    },
  },
  'writing rules': {
    path: 'conventions',
    open: (page) => page.getByRole('button', { name: 'Write rules…' }).click(),
    parts: (page) => [
      ...closing(dialog(page)),
      dialog(page).getByRole('textbox'),
      dialog(page).locator('[type="submit"]'),
    ],
    steps: {
      'no JSON': (page) => dialog(page).getByRole('textbox').fill('{'),
      'no rules': (page) => dialog(page).getByRole('textbox').fill('{}'),
    },
  },
  'labels of many images': {
    path: 'images?q=web-base',
    open: async (page) => {
      await page.getByRole('checkbox', { name: 'Select all images shown' }).check()
      const bar = selectionBar(page)
      await bar.getByRole('button', { name: 'More actions on the selection' }).click()
      await page.getByRole('menuitem', { name: /^Edit labels/ }).click()
    },
    parts: (page) => [
      ...closing(dialog(page)),
      field(dialog(page), 'Add or change'),
      field(dialog(page), 'Remove'),
      dialog(page).locator('[type="submit"]'),
    ],
    steps: {
      'a label': (page) => field(dialog(page), 'Add or change').fill('env=prod'),
      'half a label': (page) => field(dialog(page), 'Add or change').fill('ENV='),
      'one to remove': (page) => field(dialog(page), 'Remove').fill('team'),
    },
  },
}

for (const [name, { path, open, parts, steps }] of Object.entries(SMALL)) {
  for (const width of [1440, 390]) {
    test(`${name}, ${width} px wide`, async ({ page, project }) => {
      await page.setViewportSize({ width, height: 844 })
      await page.goto(`/projects/${project}/${path}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await open(page)
      const all = parts(page)
      await Promise.all(all.map((each) => expect(each).toBeVisible()))
      const before = await boxesOf(all)
      for (const [what, step] of Object.entries(steps)) {
        await test.step(what, async () => {
          await step(page)
          await home(page.getByRole('dialog'))
          expect(await boxesOf(all), what).toEqual(before)
        })
      }
    })
  }
}

for (const width of [1440, 390]) {
  test(`a run, from its start to its end, ${width} px wide`, async ({
    page,
    project,
    emulator,
  }) => {
    await page.setViewportSize({ width, height: 844 })
    await page.goto(`/projects/${project}/due`)
    await page.getByRole('button', { name: /^Apply all/ }).click()
    await emulator.operations('hold')
    await page.getByRole('button', { name: /^Apply \d+ planned changes/ }).click()
    const box = dialog(page)
    const all = [
      box.getByRole('heading', { level: 2 }),
      box.getByRole('progressbar', { name: 'Progress of the run' }),
      box.getByRole('button', { name: 'Failed' }),
      box.getByRole('button', { name: 'Waiting' }),
    ]
    await expect(result(page, 'Sending')).toHaveText('4')
    const before = await boxesOf(all)
    await emulator.operations('release')
    await runEnded(page)
    expect(await boxesOf(all)).toEqual(before)
    await expect(box.getByRole('list', { name: 'Done' }).getByRole('listitem')).toHaveCount(9)
  })
}
