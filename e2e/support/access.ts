/** Access to the image `web-1`, and the table that edits it. */
import { expect, type Page } from '@playwright/test'
import type { Policy } from '../../src/compute/schema.ts'
import { openImage } from './detail.ts'
import type { Emulator } from './emulator.ts'
import { typeInto } from './page.ts'

export const USER = 'roles/compute.imageUser'
export const VIEWER = 'roles/compute.viewer'
export const CONDITION = {
  title: 'until 2030',
  expression: 'request.time < timestamp("2030-01-01T00:00:00Z")',
}

/** The initial bindings of `web-1`. */
export const START = [
  { role: USER, members: ['domain:example.com', 'user:a@example.com'] },
  { role: VIEWER, members: ['group:g@example.com'], condition: CONDITION },
]

/** Creates `web-1`, shared as in {@link START}. */
export async function makeShared(emulator: Emulator): Promise<void> {
  await emulator.insertImage({ name: 'web-1' })
  await setBindings(emulator, START)
}

/** Someone else's change, through the API. */
export async function setBindings(emulator: Emulator, bindings: Policy['bindings']): Promise<void> {
  const { etag } = await policyOf(emulator)
  const policy = { version: 3, etag, bindings }
  await emulator.api('POST', 'global/images/web-1/setIamPolicy', { policy })
}

export const policyOf = async (emulator: Emulator) =>
  (await emulator.api(
    'GET',
    'global/images/web-1/getIamPolicy?optionsRequestedPolicyVersion=3',
  )) as Policy

/** Role, condition and members of all bindings, with the members sorted. */
export const bindingsOf = async (emulator: Emulator) =>
  (await policyOf(emulator)).bindings?.map(({ members = [], ...rest }) => ({
    ...rest,
    members: members.toSorted(),
  }))

/** Opens the access tab of `web-1`. */
export async function openAccess(page: Page, project: string): Promise<void> {
  await openImage(page, project, 'web-1', 'access')
  await expect(table(page)).toBeVisible()
}

export const table = (page: Page) => page.getByRole('table', { name: 'Access to the image' })
export const member = (page: Page) => page.getByRole('textbox', { name: 'Member' })
export const addButton = (page: Page) => page.getByRole('button', { name: 'Add', exact: true })
export const saveAccess = (page: Page) => page.getByRole('button', { name: 'Save access' })

export const chooseRole = (page: Page, role: string) =>
  typeInto(page.getByRole('combobox', { name: 'Role' }), role)

/** Adds a member without saving. */
export async function addMember(page: Page, who: string): Promise<void> {
  await member(page).fill(who)
  await chooseRole(page, USER)
  await addButton(page).click()
}

/** Opens the tab and adds {@link B} without saving. */
export async function openAndAddB(page: Page, project: string): Promise<void> {
  await openAccess(page, project)
  await addMember(page, B)
}

export const B = 'user:b@example.com'
