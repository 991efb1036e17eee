/**
 * Dialogs hold still: title, fields and buttons keep their place while reading, typing and
 * choosing.
 */
import type { Locator, Page } from '@playwright/test'
import { dialog, preview, typeFamily } from './support/change.ts'
import { chooseState, setReplacement } from './support/deprecate.ts'
import { typeName } from './support/delete.ts'
import { description, setFamily } from './support/edit.ts'
import { boxesOf, home } from './support/geometry.ts'
import { selectionBar } from './support/imageList.ts'
import { hold } from './support/page.ts'
import { expect, test } from './support/test.ts'

interface Case {
  /** The page that opens it, and the button there. */
  page(project: string): string
  opener(page: Page): Locator
  /** Its inputs. */
  fields(box: Locator): Locator[]
  /** What to do in it, in order. */
  steps: Record<string, (page: Page, box: Locator) => Promise<unknown>>
}

const onImage = (name: string) => ({
  page: (project: string) => `/projects/${project}/images/db-postgres-16-r7`,
  opener: (page: Page) => page.getByRole('button', { name, exact: true }),
})

const field = (box: Locator, name: string) => box.getByRole('textbox', { name })

const deprecation = (box: Locator) => [
  box.getByRole('radio', { name: 'Active' }),
  box.getByRole('radio', { name: 'Deleted' }),
  box.getByRole('combobox', { name: 'Replacement' }),
  field(box, 'Deprecated on'),
  field(box, 'Obsolete on'),
  field(box, 'Deleted on'),
  box.getByRole('button', { name: 'Obsolete in 90 days' }),
  box.getByRole('button', { name: 'Deleted in 180 days' }),
]

const chooses: Case['steps'] = {
  active: (page) => chooseState(page, 'Active'),
  obsolete: (page) => chooseState(page, 'Obsolete'),
  deleted: (page) => chooseState(page, 'Deleted'),
  deprecated: (page) => chooseState(page, 'Deprecated'),
}

const CASES: Record<string, Case> = {
  deprecate: {
    ...onImage('Deprecate…'),
    fields: deprecation,
    steps: {
      ...chooses,
      'the family’s name': (page) => typeFamily(page, 'db-postgres-16'),
      'an invalid replacement': (page) => setReplacement(page, 'no where'),
      'a family': (page) => setReplacement(page, 'projects/p/global/images/family/f'),
      'a replacement': (page) => setReplacement(page, 'web-base-v40'),
      'half a date': async (_, box) => {
        await field(box, 'Deleted on').fill('2027-1')
        await field(box, 'Deleted on').blur()
      },
      'a preset': (_, box) => box.getByRole('button', { name: 'Deleted in 90 days' }).click(),
      'a date after it': (_, box) => field(box, 'Obsolete on').fill('2099-01-01 08:30'),
      'a past date': (_, box) => field(box, 'Obsolete on').fill('2020-01-01'),
      'no date': (_, box) => box.getByRole('button', { name: 'Clear: Deleted on' }).click(),
    },
  },
  'roll back': {
    page: (project) => `/projects/${project}/families/web-base`,
    opener: (page) => page.getByRole('button', { name: 'Roll back to web-base-v41' }).first(),
    fields: deprecation,
    steps: chooses,
  },
  delete: {
    ...onImage('Delete…'),
    fields: (box) => [field(box, 'Deleting can’t be undone')],
    steps: {
      'half a name': (page) => typeName(page, 'db-pos'),
      'the name': (page) => typeName(page, 'db-postgres-16-r7'),
      'half the family’s': (page) => typeFamily(page, 'db'),
      'the family’s': (page) => typeFamily(page, 'db-postgres-16'),
    },
  },
  edit: {
    ...onImage('Edit description and family…'),
    fields: (box) => [
      field(box, 'Description'),
      box.getByRole('combobox', { name: 'Family' }),
      box.getByRole('combobox', { name: 'Architecture' }),
    ],
    steps: {
      'a long description': (page) => description(page).fill('much to say\n'.repeat(9)),
      'no name of a family': (page) => setFamily(page, 'Web Base'),
      'another family': async (page) => {
        await setFamily(page, 'web-arm')
        await expect(preview(page)).toContainText('db-postgres-16-r7')
      },
      'the family’s name': (page) => typeFamily(page, 'db-postgres-16'),
      architecture: (_, box) =>
        box.getByRole('combobox', { name: 'Architecture' }).selectOption('ARM64'),
    },
  },
}

for (const [name, { page: path, opener, fields, steps }] of Object.entries(CASES)) {
  for (const width of [1440, 390]) {
    test(`${name}, ${width} px wide`, async ({ page, project }) => {
      await page.setViewportSize({ width, height: 844 })
      const box = dialog(page)
      await page.goto(path(project))
      await expect(opener(page)).toHaveAttribute('aria-disabled', 'false')
      const answer = await hold(page, '**/compute/v1/**')
      await opener(page).click()
      const frame = [
        box.getByRole('heading', { level: 2 }),
        box.getByRole('button', { name: 'Cancel' }),
        box.locator('[type="submit"]'),
      ]
      await expect(box).toBeVisible()
      const whileReading = await boxesOf(frame)
      answer()
      const all = [...frame, ...fields(box)]
      await Promise.all(all.map((each) => expect(each).toBeVisible()))
      const before = await boxesOf(all)
      expect(before.slice(0, frame.length), 'once it is read').toEqual(whileReading)
      for (const [what, step] of Object.entries(steps)) {
        await test.step(what, async () => {
          await step(page, box)
          await home(box)
          expect(await boxesOf(all), what).toEqual(before)
        })
      }
    })
  }
}

for (const width of [1440, 390]) {
  test(`deprecate many, ${width} px wide`, async ({ page, project }) => {
    await page.setViewportSize({ width, height: 844 })
    await page.goto(`/projects/${project}/images?q=web-base`)
    await page.getByRole('checkbox', { name: 'Select all images shown' }).check()
    const bar = selectionBar(page)
    await bar.getByRole('button', { name: /^Deprecate/ }).click()
    const box = dialog(page)
    const all = [
      box.getByRole('heading', { level: 2 }),
      box.getByRole('button', { name: 'Cancel' }),
      box.getByRole('combobox', { name: 'Replacement' }),
      field(box, 'Deleted on'),
    ]
    const tops = async () => (await boxesOf(all)).map((each) => each?.y)
    await expect(field(box, 'Deleted on')).toBeVisible()
    const before = await tops()
    await box.getByRole('combobox', { name: 'Replacement' }).selectOption('Another image')
    await field(box, 'Image').fill('web-base-v42')
    await home(box)
    expect(await tops()).toEqual(before)
  })
}

const deletions = {
  'an image': (page: Page) => page.getByRole('button', { name: 'Delete…', exact: true }).click(),
  images: async (page: Page) => {
    await page.getByRole('checkbox', { name: 'Select all images shown' }).check()
    const bar = selectionBar(page)
    await bar.getByRole('button', { name: 'More actions on the selection' }).click()
    await page.getByRole('menuitem', { name: /^Delete/ }).click()
  },
}

for (const [what, openDialog] of Object.entries(deletions)) {
  for (const width of [1440, 390]) {
    test(`deleting ${what}, nothing that can be clicked moves while use is counted, ${width} px wide`, async ({
      page,
      project,
      emulator,
    }) => {
      await page.setViewportSize({ width, height: 844 })
      const at = what === 'images' ? 'images?q=web-base' : 'images/web-base-v42'
      await page.goto(`/projects/${project}/${at}`)
      const held = [
        await emulator.fault('instanceTemplates.aggregatedList', { kind: 'hold' }),
        await emulator.fault('disks.aggregatedList', { kind: 'hold' }),
      ]
      // What it was created from is looked up, and told in a second line.
      if (what === 'an image') held.push(await emulator.fault('disks.get', { kind: 'hold' }))
      await openDialog(page)
      const box = dialog(page)
      await expect(box.getByRole('checkbox', { name: /^Delete without knowing/ })).toBeVisible()
      await expect(box.getByRole('region', { name: 'Family heads' })).toContainText('resolves to')
      const before = await clickable(box)
      for (const { release } of held) {
        await release()
      }
      await expect(box.getByText('All uses in this project are counted.')).toBeVisible()
      await expect(box.getByText('checking…')).toBeHidden()
      const after = await clickable(box)
      for (const [name, place] of Object.entries(before)) {
        if (name in after) expect(after[name], name).toEqual(place)
      }
    })
  }
}

/** Where each control of a dialog is, by its name, once its fonts are there: one that arrives moves lines by a pixel. */
const clickable = (box: Locator) =>
  box.locator('button, input, summary, a, select').evaluateAll(async (all) => {
    await document.fonts.ready
    return Object.fromEntries(
      all.map((each) => {
        const { x, y } = each.getBoundingClientRect()
        const named = each instanceof HTMLInputElement ? each.labels?.[0] : undefined
        return [each.ariaLabel ?? (named ?? each).textContent, { x, y }]
      }),
    )
  })
