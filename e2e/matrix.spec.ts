/**
 * Every surface that changes something × what can go wrong there: each cell ends with the change made
 * once, or with a message that says what to do, nothing made and nothing typed lost.
 */
import { expect as baseExpect, type Locator, type Page } from '@playwright/test'
import type { Operation } from '../src/compute/schema.ts'
import type { MethodId } from '../src/emulator/http/routes.ts'
import { addButton, B, bindingsOf, makeShared, openAndAddB, saveAccess } from './support/access.ts'
import { dialog, openDialog } from './support/change.ts'
import { openDetails, pressCreate, goTo } from './support/create.ts'
import { deleteButton, nameField, typeName } from './support/delete.ts'
import { deprecateButton, enterDate, expectKept, openDeprecate } from './support/deprecate.ts'
import {
  description,
  describeAsMine,
  editDialog,
  heads,
  saveEdit,
  setFamily,
  openEdit,
} from './support/edit.ts'
import type { Emulator, FaultOf } from './support/emulator.ts'
import { status } from './support/faults.ts'
import { EDITED, editTeam, LABELS, labelsCard, saveButton, valueOf } from './support/labels.ts'
import { expect, test } from './support/test.ts'
import { toasts } from './support/toasts.ts'

test.use({ seed: 'empty' })

interface Surface {
  name: string
  /** The method of the API that makes the change. */
  method: MethodId
  /** Fills in what is to be sent, up to the button. */
  open(page: Page, project: string, emulator: Emulator): Promise<unknown>
  submit(page: Page): Promise<void>
  /** Where it says what went wrong. */
  problem(page: Page): Locator
  /** What was typed is still there. */
  kept(page: Page): Promise<unknown>
  /** It is said that it is done. */
  done(page: Page): Promise<unknown>
  /** How often it was made, as the emulator knows. */
  made(emulator: Emulator): Promise<number>
  /** It has no operation that could end in an error. */
  direct?: boolean
}

/** How many operations of a type have ended well. */
const operations = (type: string, image: string) => async (emulator: Emulator) => {
  const { items = [] } = (await emulator.api('GET', 'global/operations')) as { items?: Operation[] }
  return items.filter(
    ({ operationType, targetLink, error, user }) =>
      operationType === type && targetLink?.endsWith(`/${image}`) && !error && user !== undefined,
  ).length
}
const inDialog = (page: Page) => dialog(page).getByRole('alert')
const pressIn = (name: string) => (page: Page) =>
  dialog(page).getByRole('button', { name, exact: true }).click()
const family =
  (...names: string[]) =>
  async (emulator: Emulator) => {
    for (const name of names) {
      // oxlint-disable-next-line no-await-in-loop -- in order: the later one is the newer one
      await emulator.insertImage({ name, family: 'web', architecture: 'X86_64' })
    }
  }
const toWeb = family('web-v1', 'web-v2')
const retire = (emulator: Emulator, image: string) =>
  emulator.change('POST', `global/images/${image}/deprecate`, { state: 'OBSOLETE' })

const SURFACES: Surface[] = [
  {
    name: 'deprecate',
    method: 'images.deprecate',
    async open(page, project, emulator) {
      await toWeb(emulator)
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
      await toWeb(emulator)
      await retire(emulator, 'web-v1')
      await openDialog(page, project, 'web-v1', 'Restore')
    },
    submit: pressIn('Restore to active'),
    problem: inDialog,
    kept: (page) => expect(dialog(page).getByRole('radio', { name: 'Active' })).toBeChecked(),
    done: (page) => expect(toasts(page)).toContainText('web-v1 is now active.'),
    // The other one has made it obsolete.
    made: async (emulator) => (await operations('setDeprecation', 'web-v1')(emulator)) - 1,
  },
  {
    name: 'roll back',
    method: 'images.deprecate',
    async open(page, project, emulator) {
      await toWeb(emulator)
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
      await toWeb(emulator)
      await openDialog(page, project, 'web-v1', 'Delete')
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
      await family('web-1', 'web-2')(emulator)
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
      await toWeb(emulator)
      await emulator.insertImage({ name: 'dark' })
      await page.goto(`/projects/${project}/images/create?step=publish&image=dark&family=web`)
      await expect(page.getByRole('list', { name: 'Plan' })).toContainText('Deprecate web-v2')
    },
    submit: (page) => page.getByRole('button', { name: 'Publish', exact: true }).click(),
    problem: (page) => page.getByRole('alert'),
    kept: (page) => expect(page.getByRole('list', { name: 'Plan' })).toContainText('web-v2'),
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
      expect(page.getByRole('region', { name: 'What will be sent' })).toContainText('new-image'),
    done: (page) => expect(page.getByText('new-image is ready.')).toBeVisible(),
    made: operations('insert', 'new-image'),
  },
]

interface Trouble {
  fault: FaultOf
  /** So often that the console does not get over it by itself. */
  count: number
  says: RegExp
}

const POLICY = 'Constraint constraints/compute.storageResourceUseRestrictions violated for p.'

/** What is refused, or stays wrong, and leaves a way on. */
const TROUBLES: Record<string, Trouble> = {
  '400': { fault: status(400, 'invalid', { message: 'Odd one.' }), count: 1, says: /Odd one\./ },
  '401': {
    fault: status(401, 'authError', { message: 'Who are you?' }),
    count: 1,
    says: /Who are you\?.*Sign in/,
  },
  '403': {
    fault: status(403, 'forbidden', { message: 'Not you.' }),
    count: 1,
    says: /Not you\..*administrator/,
  },
  'an organization policy': {
    fault: status(412, 'conditionNotMet', { message: POLICY }),
    count: 1,
    says: /storageResourceUseRestrictions violated.*administrator/,
  },
  '429': {
    fault: status(429, 'rateLimitExceeded', { retryAfter: '0' }),
    count: 4,
    says: /wait a minute/,
  },
  '500': { fault: status(500, 'internalError'), count: 1, says: /try again/ },
  '503': {
    fault: status(503, 'backendError', { retryAfter: '0' }),
    count: 4,
    says: /try again/,
  },
  HTML: { fault: { kind: 'html' }, count: 2, says: /not JSON/ },
}
const FAILED: Trouble = {
  fault: { kind: 'operationError', code: 'INTERNAL_ERROR', message: 'Broken.', httpStatus: 500 },
  count: 1,
  says: /Broken\./,
}

for (const surface of SURFACES) {
  test(surface.name, async ({ page, project, emulator, problems }) => {
    problems.allowFailedRequests()
    await surface.open(page, project, emulator)
    // A failed insert keeps its name: creating has a test of its own for that.
    const withOperation = !surface.direct && surface.name !== 'create'
    const cells = { ...TROUBLES, ...(withOperation && { 'a failed operation': FAILED }) }
    for (const [name, { fault, count, says }] of Object.entries(cells)) {
      // oxlint-disable no-await-in-loop -- one after the other, on the same form
      await test.step(name, async () => {
        await emulator.fault(surface.method, fault, count)
        await surface.submit(page)
        await baseExpect(surface.problem(page), name).toContainText(says)
        await surface.kept(page)
        expect(await surface.made(emulator), name).toBe(0)
      })
    }
    // Gone on its way back, after it was made.
    await emulator.fault(surface.method, { kind: 'lost' })
    await surface.submit(page)
    await surface.done(page)
    expect(await surface.made(emulator)).toBe(1)
  })
}
