/** Every surface that changes something: how to fill it in and send it, and what it then shows. */
import type { Locator, Page } from '@playwright/test'
import type { MethodId } from '../../src/emulator/http/routes.ts'
import { addButton, B, bindingsOf, makeShared, openAndAddB, saveAccess } from './access.ts'
import { dialog, makeFamily, openDialog, operationsOn } from './change.ts'
import { goTo, openDetails, pressCreate } from './create.ts'
import { deleteButton, nameField, typeName } from './delete.ts'
import { deprecateButton, enterDate, expectKept, openDeprecate } from './deprecate.ts'
import {
  describeAsMine,
  description,
  editDialog,
  heads,
  openEdit,
  saveEdit,
  setFamily,
} from './edit.ts'
import type { Emulator } from './emulator.ts'
import { EDITED, editTeam, LABELS, labelsCard, saveButton, valueOf } from './labels.ts'
import { expect } from './test.ts'
import { toasts } from './toasts.ts'

export interface Surface {
  name: string
  /** The API method that makes the change. */
  method: MethodId
  /** Fills in everything, up to the button. */
  open(page: Page, project: string, emulator: Emulator): Promise<unknown>
  submit(page: Page): Promise<void>
  /** Where an error is shown. */
  problem(page: Page): Locator
  /** What was typed is still there. */
  kept(page: Page): Promise<unknown>
  /** Success is reported. */
  done(page: Page): Promise<unknown>
  /** How often the change was made, according to the emulator. */
  made(emulator: Emulator): Promise<number>
  /** It has no operation that could end in an error. */
  direct?: boolean
}

/** How many operations of a type have succeeded. */
const operations = (type: string, image: string) => async (emulator: Emulator) =>
  (await operationsOn(emulator, image, type)).filter(
    ({ error, user }) => !error && user !== undefined,
  ).length
const inDialog = (page: Page) => dialog(page).getByRole('alert')
const pressIn = (name: string) => (page: Page) =>
  dialog(page).getByRole('button', { name, exact: true }).click()
const retire = (emulator: Emulator, image: string) =>
  emulator.change('POST', `global/images/${image}/deprecate`, { state: 'OBSOLETE' })

export const SURFACES: Surface[] = [
  {
    name: 'deprecate',
    method: 'images.deprecate',
    async open(page, project, emulator) {
      await makeFamily(emulator)
      await enterDate(await openDeprecate(page, project, 'web-v2'))
    },
    submit: (page) => deprecateButton(page).click(),
    problem: inDialog,
    kept: expectKept,
    done: (page) => expect(dialog(page).getByText('web now resolves to web-v1.')).toBeVisible(),
    made: operations('setDeprecation', 'web-v2'),
  },
  {
    name: 'restore',
    method: 'images.deprecate',
    async open(page, project, emulator) {
      await makeFamily(emulator)
      await retire(emulator, 'web-v1')
      await openDialog(page, project, 'web-v1', 'Restore…')
    },
    submit: pressIn('Restore to active'),
    problem: inDialog,
    kept: (page) => expect(dialog(page).getByRole('radio', { name: 'Active' })).toBeChecked(),
    done: (page) => expect(toasts(page)).toContainText('web-v1 is now active.'),
    // The other one made it obsolete.
    made: async (emulator) => (await operations('setDeprecation', 'web-v1')(emulator)) - 1,
  },
  {
    name: 'roll back',
    method: 'images.deprecate',
    async open(page, project, emulator) {
      await makeFamily(emulator)
      await page.goto(`/projects/${project}/families/web`)
      await page.getByRole('button', { name: 'Roll back to web-v1' }).click()
    },
    submit: pressIn('Roll back to web-v1'),
    problem: inDialog,
    kept: (page) => expect(dialog(page).getByRole('radio', { name: 'Deprecated' })).toBeChecked(),
    done: (page) => expect(dialog(page).getByText('web now resolves to web-v1.')).toBeVisible(),
    made: operations('setDeprecation', 'web-v2'),
  },
  {
    name: 'delete',
    method: 'images.delete',
    async open(page, project, emulator) {
      await makeFamily(emulator)
      await openDialog(page, project, 'web-v1', 'Delete…')
      await typeName(page, 'web-v1')
      await expect(deleteButton(page)).toBeEnabled()
    },
    submit: (page) => deleteButton(page).click(),
    problem: inDialog,
    kept: (page) => expect(nameField(page)).toHaveValue('web-v1'),
    done: (page) => expect(toasts(page)).toContainText('web-v1 is deleted.'),
    made: operations('delete', 'web-v1'),
  },
  {
    name: 'edit a description',
    method: 'images.patch',
    async open(page, project, emulator) {
      await emulator.insertImage({ name: 'web-2', family: 'web' })
      await describeAsMine(page, project)
    },
    submit: (page) => saveEdit(page).click(),
    problem: (page) => editDialog(page).getByRole('alert'),
    kept: (page) => expect(description(page)).toHaveValue('mine'),
    done: (page) => expect(toasts(page)).toContainText('web-2 saved.'),
    made: operations('patch', 'web-2'),
  },
  {
    name: 'move to another family',
    method: 'images.patch',
    async open(page, project, emulator) {
      await makeFamily(emulator, 'web-1', 'web-2')
      await openEdit(page, project, 'web-2')
      await setFamily(page, 'arm')
      await expect(heads(page)).toContainText('web-1')
    },
    submit: (page) => saveEdit(page).click(),
    problem: (page) => editDialog(page).getByRole('alert'),
    kept: (page) =>
      expect(editDialog(page).getByRole('combobox', { name: /^Family/ })).toHaveValue('arm'),
    done: (page) => expect(toasts(page)).toContainText('arm now resolves to web-2'),
    made: operations('patch', 'web-2'),
  },
  {
    name: 'labels',
    method: 'images.setLabels',
    async open(page, project, emulator) {
      await emulator.insertImage({ name: 'web-1', labels: LABELS })
      await editTeam(page, project)
    },
    submit: (page) => saveButton(page).click(),
    problem: (page) => labelsCard(page).getByRole('alert'),
    kept: (page) => expect(valueOf(page, 'team')).toHaveValue(EDITED.team),
    done: (page) => expect(toasts(page)).toContainText('Labels of web-1 saved.'),
    made: operations('setLabels', 'web-1'),
  },
  {
    name: 'access',
    method: 'images.setIamPolicy',
    async open(page, project, emulator) {
      await makeShared(emulator)
      await openAndAddB(page, project)
      await expect(addButton(page)).toBeVisible()
    },
    submit: (page) => saveAccess(page).click(),
    problem: (page) => page.getByRole('alert'),
    kept: (page) => expect(page.getByRole('cell', { name: B })).toBeVisible(),
    done: (page) => expect(toasts(page)).toContainText('Access to web-1 saved.'),
    async made(emulator) {
      const members = (await bindingsOf(emulator))?.flatMap((binding) => binding.members) ?? []
      return members.filter((each) => each === B).length
    },
    direct: true,
  },
  {
    name: 'publish',
    method: 'images.patch',
    async open(page, project, emulator) {
      await makeFamily(emulator)
      await emulator.insertImage({ name: 'dark' })
      await page.goto(`/projects/${project}/images/create?step=publish&image=dark&family=web`)
      await expect(page.getByRole('list', { name: 'Steps' })).toContainText('Deprecate web-v2')
    },
    submit: (page) => page.getByRole('button', { name: 'Publish', exact: true }).click(),
    problem: (page) => page.getByRole('alert'),
    kept: (page) => expect(page.getByRole('list', { name: 'Steps' })).toContainText('web-v2'),
    done: (page) => expect(page.getByText('Confirmed: web now resolves to dark.')).toBeVisible(),
    made: operations('patch', 'dark'),
  },
  {
    name: 'undo publish',
    method: 'images.deprecate',
    async open(page, project, emulator) {
      await emulator.insertImage({ name: 'dark' })
      await page.goto(`/projects/${project}/images/create?step=publish&image=dark&family=web`)
      await page.getByRole('button', { name: 'Publish', exact: true }).click()
      await page.getByRole('button', { name: 'Undo publish…' }).click()
      await dialog(page)
        .getByRole('textbox', { name: /Type the family’s name/ })
        .fill('web')
    },
    submit: pressIn('Undo publish'),
    problem: inDialog,
    kept: (page) =>
      expect(dialog(page).getByRole('textbox', { name: /Type the family/ })).toHaveValue('web'),
    done: (page) => expect(page.getByText('Confirmed: web now resolves to nothing.')).toBeVisible(),
    made: operations('setDeprecation', 'dark'),
  },
  {
    name: 'undo in a toast',
    method: 'images.patch',
    async open(page, project, emulator) {
      await emulator.insertImage({ name: 'web-2', description: 'old' })
      await describeAsMine(page, project)
      await saveEdit(page).click()
      await expect(toasts(page)).toContainText('web-2 saved.')
    },
    submit: (page) =>
      toasts(page)
        .getByRole('button', { name: /^(?:Undo|Try again)$/ })
        .click(),
    problem: (page) => toasts(page).getByRole('alert'),
    kept: (page) => expect(toasts(page)).toContainText('web-2 saved.'),
    done: (page) => expect(toasts(page)).toContainText('Undid your change to web-2.'),
    made: async (emulator) => (await operations('patch', 'web-2')(emulator)) - 1,
  },
  {
    name: 'create',
    method: 'images.insert',
    async open(page, project) {
      await openDetails(page, project)
      await page.getByRole('textbox', { name: 'Name' }).fill('new-image')
      await goTo(page, 'review')
    },
    submit: pressCreate,
    problem: (page) => page.getByRole('alert'),
    kept: (page) =>
      expect(page.getByRole('region', { name: 'Summary' })).toContainText('new-image'),
    done: (page) => expect(page.getByText('new-image is ready.')).toBeVisible(),
    made: operations('insert', 'new-image'),
  },
]
