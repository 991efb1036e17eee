import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import {
  addLabel,
  editLabels,
  expectFits,
  labelRow,
  labelsCard,
  lookAgain,
  openImage,
  saveLabels,
  setLabel,
  toasts,
} from './support/detail.ts'
import type { Emulator, FaultOf } from './support/emulator.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

const LABELS = { env: 'prod', team: 'web', tier: 'gold' }

test.beforeEach(async ({ emulator }) => {
  await emulator.insertImage({ name: 'web-1', labels: LABELS })
})

/** What somebody else does, through the API. */
async function elsewhere(emulator: Emulator, labels: Record<string, string>): Promise<void> {
  const { labelFingerprint } = await emulator.image('web-1')
  await emulator.change('POST', 'global/images/web-1/setLabels', { labels, labelFingerprint })
}

const labelsOf = async (emulator: Emulator) => (await emulator.image('web-1')).labels

test('adds, changes and removes; says how much is not saved; Undo brings it back', async ({
  page,
  project,
  emulator,
}) => {
  await openImage(page, project, 'web-1')
  const card = await editLabels(page)
  await expect(card.getByRole('combobox', { name: 'Key of label 1' })).toBeFocused()
  await expect(card.getByRole('button', { name: 'Save labels' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await setLabel(page, 'team', 'platform')
  await addLabel(page, 'owner', '')
  await card.getByRole('button', { name: 'Remove label tier' }).click()
  await expect(card).toContainText('3 changes not saved')
  await expect(card.getByRole('list', { name: 'Removed when saved' })).toContainText('tier=gold')
  await saveLabels(page)

  await expect(toasts(page)).toContainText('Labels of web-1 saved.')
  expect(await labelsOf(emulator)).toEqual({ env: 'prod', team: 'platform', owner: '' })
  await expect(page.getByRole('button', { name: 'Edit labels' })).toBeFocused()
  await expect(labelsCard(page)).toContainText('platform')

  await toasts(page).getByRole('button', { name: 'Undo' }).click()
  await expect(toasts(page)).toContainText('Undone')
  expect(await labelsOf(emulator)).toEqual(LABELS)
  await expect(labelsCard(page)).toContainText('gold')
})

test('Undo takes back one’s own change only', async ({ page, project, emulator, problems }) => {
  problems.allowFailedRequests()
  await openImage(page, project, 'web-1')
  await editLabels(page)
  await setLabel(page, 'team', 'platform')
  await saveLabels(page)
  await expect(toasts(page)).toContainText('saved')
  await elsewhere(emulator, { env: 'staging', team: 'platform', tier: 'gold' })
  await toasts(page).getByRole('button', { name: 'Undo' }).click()
  await expect(toasts(page)).toContainText('Undone')
  expect(await labelsOf(emulator)).toEqual({ env: 'staging', team: 'web', tier: 'gold' })
})

test('Undo does nothing where somebody has changed the same since', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await openImage(page, project, 'web-1')
  await editLabels(page)
  await setLabel(page, 'team', 'platform')
  await saveLabels(page)
  await expect(toasts(page)).toContainText('saved')
  await elsewhere(emulator, { ...LABELS, team: 'data' })
  await toasts(page).getByRole('button', { name: 'Undo' }).click()
  await expect(toasts(page)).toContainText('Not undone. Somebody has changed team since.')
  expect(await labelsOf(emulator)).toEqual({ ...LABELS, team: 'data' })
})

test('rules are told while typing; duplicates and a 65th label are refused', async ({
  page,
  project,
}) => {
  await openImage(page, project, 'web-1')
  const card = await editLabels(page)
  await addLabel(page, 'Env', 'x y')
  await expect(card).toContainText('Key: Only lower-case letters: “E” is upper case.')
  await expect(card).toContainText('Value: Only letters, digits, “_” and “-”; not white space.')
  await expect(card).toContainText('One label has a mistake.')
  await expect(card.getByRole('button', { name: 'Save labels' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await card.getByRole('combobox', { name: 'Key of label 4' }).fill('team')
  await expect(card).toContainText('Key: This key is there already.')
  await card
    .getByRole('button', { name: /^Remove label/ })
    .last()
    .click()

  await card.getByRole('button', { name: 'Paste many…' }).click()
  const many = Array.from({ length: 61 }, (_, i) => `k${i}=v${i}`).join('\n')
  await card.getByRole('textbox', { name: /key=value/ }).fill(`${many}\nmore=1`)
  await card.getByRole('button', { name: 'Add these' }).click()
  await expect(card).toContainText('At most 64 labels; these are 65.')
})

test('pastes JSON and lines, also straight into a key', async ({ page, project, emulator }) => {
  await openImage(page, project, 'web-1')
  const card = await editLabels(page)
  await card.getByRole('button', { name: 'Paste many…' }).click()
  const text = card.getByRole('textbox', { name: /key=value/ })
  await text.fill('{"env": "staging", "n": 1}')
  await card.getByRole('button', { name: 'Add these' }).click()
  await expect(card).toContainText('The value of “n” is no text.')
  await text.fill('{"env": "staging", "from-json": "1"}')
  await card.getByRole('button', { name: 'Add these' }).click()
  await card.getByRole('combobox', { name: 'Key of label 1' }).evaluate((element) => {
    const data = new DataTransfer()
    data.setData('text', 'a=1\nb=2')
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
  })
  await expect(card).toContainText('4 changes not saved')
  await saveLabels(page)
  await expect(toasts(page)).toContainText('saved')
  expect(await labelsOf(emulator)).toEqual({
    ...LABELS,
    env: 'staging',
    'from-json': '1',
    a: '1',
    b: '2',
  })
})

test('keys and values of the other images are suggested', async ({ page, project, emulator }) => {
  await emulator.insertImage({ name: 'other', labels: { region: 'eu', team: 'search' } })
  await openImage(page, project, 'web-1')
  const card = await editLabels(page)
  await card.getByRole('button', { name: 'Add label' }).click()
  const key = card.getByRole('combobox', { name: 'Key of label 4' })
  await key.fill('reg')
  await page.getByRole('option', { name: 'region' }).click()
  await card.getByRole('combobox', { name: 'Value of label 4' }).click()
  await page.getByRole('option', { name: 'eu' }).click()
  await saveLabels(page)
  await expect(toasts(page)).toContainText('saved')
  expect(await labelsOf(emulator)).toEqual({ ...LABELS, region: 'eu' })
})

test('looking at another tab keeps the draft; leaving asks; discarding can be taken back', async ({
  page,
  project,
}) => {
  await openImage(page, project, 'web-1')
  const card = await editLabels(page)
  await setLabel(page, 'team', 'platform')
  const tabs = page.getByRole('navigation', { name: 'Views of the image' })
  await tabs.getByRole('link', { name: 'JSON' }).click()
  await tabs.getByRole('link', { name: 'Overview' }).click()
  await expect(labelRow(page, 'team').getByRole('combobox', { name: /^Value/ })).toHaveValue(
    'platform',
  )
  await page.getByRole('link', { name: 'Images', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Leave this page?' })
  await expect(dialog).toContainText('You would lose the labels that you have changed.')
  await dialog.getByRole('button', { name: 'Stay' }).click()

  await card.getByRole('button', { name: 'Discard' }).click()
  await expect(page.getByRole('button', { name: 'Edit labels' })).toBeFocused()
  await toasts(page).getByRole('button', { name: 'Bring back' }).click()
  await expect(labelRow(page, 'team').getByRole('combobox', { name: /^Value/ })).toHaveValue(
    'platform',
  )
  await labelsCard(page).getByRole('button', { name: 'Discard' }).click()
  await page.getByRole('link', { name: 'Images', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Images' })).toBeVisible()
})

test('from the menu of a row straight into the editor; the address says that it is open', async ({
  page,
  project,
}) => {
  await page.goto(`/projects/${project}/images`)
  await page.getByRole('button', { name: 'Actions on web-1' }).click()
  await page.getByRole('menuitem', { name: 'Edit labels' }).click()
  await expect(labelRow(page, 'env').getByRole('combobox', { name: /^Key/ })).toBeFocused()
  await page.reload()
  await labelsCard(page).getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('button', { name: 'Edit labels' })).toBeFocused()
  await expect(page).toHaveURL(`/projects/${project}/images/web-1`)
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Images' })).toBeVisible()
})

test('two people: edits of different labels both survive, without a question', async ({
  page,
  project,
  emulator,
  browser,
  baseURL,
  problems,
}) => {
  problems.allowFailedRequests()
  const context = await browser.newContext({ baseURL: baseURL ?? '' })
  const other = await context.newPage()
  await openImage(page, project, 'web-1')
  await openImage(other, project, 'web-1')
  await editLabels(page)
  await editLabels(other)
  await setLabel(page, 'team', 'platform')
  await addLabel(page, 'mine', '1')
  await setLabel(other, 'env', 'staging')
  await labelsCard(other).getByRole('button', { name: 'Remove label tier' }).click()
  await saveLabels(other)
  await expect(toasts(other)).toContainText('Labels of web-1 saved.')
  await saveLabels(page)
  await expect(toasts(page)).toContainText(
    'Labels of web-1 saved. Somebody else set env to staging, removed tier meanwhile; that is kept.',
  )
  expect(await labelsOf(emulator)).toEqual({ env: 'staging', team: 'platform', mine: '1' })
  await context.close()
})

test('two people: a clash is shown as before, mine and theirs, and nothing is lost', async ({
  page,
  project,
  emulator,
  browser,
  baseURL,
  problems,
}) => {
  problems.allowFailedRequests()
  const context = await browser.newContext({ baseURL: baseURL ?? '' })
  const other = await context.newPage()
  await openImage(page, project, 'web-1')
  await openImage(other, project, 'web-1')
  await editLabels(page)
  await editLabels(other)
  await setLabel(other, 'env', 'staging')
  await setLabel(other, 'team', 'data')
  await labelsCard(other).getByRole('button', { name: 'Remove label tier' }).click()
  await saveLabels(other)
  await expect(toasts(other)).toContainText('saved')

  await setLabel(page, 'env', 'dev')
  await setLabel(page, 'team', 'platform')
  await setLabel(page, 'tier', 'silver')
  await addLabel(page, 'mine', '1')
  await saveLabels(page)
  const dialog = page.getByRole('dialog', { name: 'Somebody else changed the same labels' })
  const env = dialog.getByRole('group', { name: 'env' })
  await expect(env).toContainText(/Before\s*prod\s*Mine\s*dev\s*Theirs\s*staging/)
  await expect(dialog.getByRole('group', { name: 'tier' })).toContainText(
    /Before\s*gold\s*Mine\s*silver\s*Theirs\s*no such label/,
  )
  await expect(dialog.getByRole('button', { name: 'Save labels' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  // Nothing is decided by going back: the draft is as it was.
  await dialog.getByRole('button', { name: 'Back to the editor' }).click()
  await expect(labelRow(page, 'env').getByRole('combobox', { name: /^Value/ })).toHaveValue('dev')
  await expect(labelsCard(page)).toContainText('Somebody else also changed env, team, tier.')
  expect(await labelsOf(emulator)).toEqual({ env: 'staging', team: 'data' })

  await saveLabels(page)
  await env.getByRole('radio', { name: 'Mine' }).check()
  await dialog.getByRole('group', { name: 'team' }).getByRole('radio', { name: 'Theirs' }).check()
  await dialog.getByRole('textbox', { name: 'Another value of tier' }).fill('Bronze')
  await expect(dialog).toContainText('Only lower-case letters: “B” is upper case.')
  await dialog.getByRole('textbox', { name: 'Another value of tier' }).fill('bronze')
  await expect(dialog).toContainText('All decided')
  await dialog.getByRole('button', { name: 'Save labels' }).click()
  await expect(toasts(page)).toContainText('saved')
  expect(await labelsOf(emulator)).toEqual({ env: 'dev', team: 'data', tier: 'bronze', mine: '1' })
  await expect(page.getByRole('button', { name: 'Edit labels' })).toBeFocused()
  await context.close()
})

for (const [button, wanted] of [
  ['Mine for all', { env: 'dev', team: 'platform', tier: 'gold' }],
  ['Theirs for all', { env: 'staging', team: 'data', tier: 'gold' }],
] as const) {
  test(`a clash: ${button}`, async ({ page, project, emulator, problems }) => {
    problems.allowFailedRequests()
    await openImage(page, project, 'web-1')
    await editLabels(page)
    await setLabel(page, 'env', 'dev')
    await setLabel(page, 'team', 'platform')
    await elsewhere(emulator, { env: 'staging', team: 'data', tier: 'gold' })
    await saveLabels(page)
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: button }).click()
    await dialog.getByRole('button', { name: 'Save labels' }).click()
    await expect(toasts(page)).toContainText('saved')
    expect(await labelsOf(emulator)).toEqual(wanted)
  })
}

test('a fault while a clash is saved: the dialog stays, with what was decided', async ({
  page,
  project,
  emulator,
}) => {
  await openImage(page, project, 'web-1')
  await editLabels(page)
  await setLabel(page, 'env', 'dev')
  await elsewhere(emulator, { ...LABELS, env: 'staging' })
  await saveLabels(page)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Another value of env' }).fill('qa')
  await emulator.fault('images.setLabels', { kind: 'status', status: 403, reason: 'forbidden' })
  await dialog.getByRole('button', { name: 'Save labels' }).click()
  await expect(dialog.getByRole('alert')).toContainText('The labels were not saved.')
  await expect(dialog.getByRole('textbox', { name: 'Another value of env' })).toHaveValue('qa')
  await dialog.getByRole('button', { name: 'Save labels' }).click()
  await expect(toasts(page)).toContainText('saved')
  expect(await labelsOf(emulator)).toEqual({ ...LABELS, env: 'qa' })
})

test('what somebody else did is told before saving, as soon as the page is looked at', async ({
  page,
  project,
  emulator,
}) => {
  await openImage(page, project, 'web-1')
  const card = await editLabels(page)
  await setLabel(page, 'team', 'platform')
  await elsewhere(emulator, { ...LABELS, env: 'staging' })
  await lookAgain(page)
  await expect(card).toContainText(
    'Somebody else set env to staging meanwhile. It will be kept: you did not touch it.',
  )
})

test('a stale fingerprint once: read, and saved', async ({ page, project, emulator }) => {
  await emulator.fault('images.setLabels', STALE)
  await openImage(page, project, 'web-1')
  await editLabels(page)
  await setLabel(page, 'team', 'platform')
  await saveLabels(page)
  await expect(toasts(page)).toContainText('Labels of web-1 saved.')
  expect(await labelsOf(emulator)).toEqual({ ...LABELS, team: 'platform' })
})

const STALE: FaultOf = { kind: 'status', status: 412, reason: 'conditionNotMet' }

interface Trouble {
  what: string
  fault: FaultOf
  count?: number
  /** What the editor says. */
  says: RegExp
}

const TROUBLES: Trouble[] = [
  {
    what: 'a stale fingerprint five times',
    fault: STALE,
    count: 5,
    says: /somebody changes them all the time \(5 tries\)\. Your changes are still here/,
  },
  {
    what: '403',
    fault: {
      kind: 'status',
      status: 403,
      reason: 'forbidden',
      message:
        "Required 'compute.images.setLabels' permission for 'projects/p/global/images/web-1'",
    },
    says: /were not saved\. Required 'compute\.images\.setLabels' permission/,
  },
  {
    what: '429',
    fault: { kind: 'status', status: 429, reason: 'rateLimitExceeded', retryAfter: '0' },
    count: 4,
    says: /were not saved\..* wait a minute, then try again/,
  },
  {
    what: '403 rateLimitExceeded',
    fault: { kind: 'status', status: 403, reason: 'rateLimitExceeded', retryAfter: '0' },
    count: 4,
    says: /were not saved\..* wait a minute, then try again/,
  },
  {
    what: '503',
    fault: { kind: 'status', status: 503, reason: 'backendError', retryAfter: '0' },
    count: 4,
    says: /were not saved\..*The service is in trouble: try again in a moment/,
  },
  {
    what: 'HTML',
    fault: { kind: 'html' },
    count: 2,
    says: /were not saved\. The answer was not JSON/,
  },
  {
    what: 'an operation that ends in an error',
    fault: {
      kind: 'operationError',
      code: 'INTERNAL_ERROR',
      message: 'Internal error.',
      httpStatus: 500,
    },
    says: /were not saved\. The service failed; it may work when tried again\. Internal error\./,
  },
]

for (const { what, fault, count = 1, says } of TROUBLES) {
  test(`${what}: the editor and the text stay, and say what to do; then it is saved`, async ({
    page,
    project,
    emulator,
  }) => {
    await openImage(page, project, 'web-1')
    const card = await editLabels(page)
    await setLabel(page, 'team', 'platform')
    await emulator.fault('images.setLabels', fault, count)
    await saveLabels(page)
    await expect(card.getByRole('alert')).toContainText(says, { timeout: 15_000 })
    await expect(labelRow(page, 'team').getByRole('combobox', { name: /^Value/ })).toHaveValue(
      'platform',
    )
    expect(await labelsOf(emulator)).toEqual(LABELS)
    if (what === '403') {
      // What was answered counts from now on; the command is there to be copied.
      await expect(card.getByRole('region', { name: 'gcloud command' })).toContainText(
        'gcloud compute images add-iam-policy-binding web-1',
      )
      return
    }
    await saveLabels(page)
    await expect(toasts(page)).toContainText('saved')
    expect(await labelsOf(emulator)).toEqual({ ...LABELS, team: 'platform' })
  })
}

test('an answer that is lost after the change was made: read and found, not made twice', async ({
  page,
  project,
  emulator,
}) => {
  await openImage(page, project, 'web-1')
  await editLabels(page)
  await setLabel(page, 'team', 'platform')
  await emulator.fault('images.setLabels', { kind: 'lost' })
  await saveLabels(page)
  await expect(toasts(page)).toContainText('Labels of web-1 saved.')
  expect(await labelsOf(emulator)).toEqual({ ...LABELS, team: 'platform' })
  await toasts(page).getByRole('button', { name: 'Undo' }).click()
  await expect(toasts(page)).toContainText('Undone')
  expect(await labelsOf(emulator)).toEqual(LABELS)
})

test('offline in the middle: said, and nothing lost', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await openImage(page, project, 'web-1')
  const card = await editLabels(page)
  await setLabel(page, 'team', 'platform')
  await page.context().setOffline(true)
  await saveLabels(page)
  await expect(card.getByRole('alert')).toContainText('could not be reached', { timeout: 15_000 })
  await page.context().setOffline(false)
  await saveLabels(page)
  await expect(toasts(page)).toContainText('saved')
  expect(await labelsOf(emulator)).toEqual({ ...LABELS, team: 'platform' })
})

test('deleted meanwhile: the editor and the text stay', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  problems.allowFailedRequests()
  await openImage(page, project, 'web-1')
  const card = await editLabels(page)
  await setLabel(page, 'team', 'platform')
  await emulator.change('DELETE', 'global/images/web-1')
  await saveLabels(page)
  await expect(card.getByRole('alert')).toContainText(
    /was not found.* What you entered is still here, to be copied/,
  )
  await lookAgain(page)
  await expect(page.getByText('This image does not exist any more')).toBeVisible()
  await expect(labelRow(page, 'team').getByRole('combobox', { name: /^Value/ })).toHaveValue(
    'platform',
  )
  await card.getByRole('button', { name: 'Discard' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'web-1 does not exist' })).toBeVisible()
})

test('a double click is one change', async ({ page, project, emulator }) => {
  await openImage(page, project, 'web-1')
  const card = await editLabels(page)
  await setLabel(page, 'team', 'platform')
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/setLabels')) sent.push(request.url())
  })
  const hold = await emulator.fault('images.setLabels', { kind: 'hold' })
  await card.getByRole('button', { name: 'Save labels' }).dblclick()
  await expect(card.getByRole('button', { name: 'Saving…' })).toBeVisible()
  await hold.release()
  await expect(toasts(page)).toContainText('saved')
  expect(sent).toHaveLength(1)
})

test('the commands follow the form', async ({ page, project }) => {
  await openImage(page, project, 'web-1')
  const card = await editLabels(page)
  await card.getByText('Commands that do the same').click()
  await expect(card).toContainText('Nothing is changed yet.')
  await setLabel(page, 'team', 'platform')
  await expect(card.getByRole('tabpanel')).toContainText('/setLabels')
  await expect(card.getByRole('tabpanel')).toContainText('"team": "platform"')
  await card.getByRole('tab', { name: 'gcloud' }).click()
  await expect(card.getByRole('tabpanel')).toContainText('--update-labels=team=platform')
  await setLabel(page, 'team', 'data')
  await expect(card.getByRole('tabpanel')).toContainText('--update-labels=team=data')
})

test('by keyboard alone', async ({ page, project, emulator }) => {
  await openImage(page, project, 'web-1')
  await page.getByRole('button', { name: 'Edit labels' }).focus()
  await page.keyboard.press('Enter')
  const card = labelsCard(page)
  await expect(card.getByRole('combobox', { name: 'Key of label 1' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('dev')
  await page.keyboard.press('Escape')
  await tabTo(page, 'Save labels')
  await page.keyboard.press('Enter')
  await expect(toasts(page)).toContainText('saved')
  expect(await labelsOf(emulator)).toEqual({ ...LABELS, env: 'dev' })
  await expect(page.getByRole('button', { name: 'Edit labels' })).toBeFocused()
})

/** Presses Tab until a button has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name })
  for (let left = 30; left > 0; left--) {
    await page.keyboard.press('Tab')
    if (await button.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`${name} is not reached by Tab`)
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${colorScheme}; 390 px are enough`, async ({
    page,
    project,
    emulator,
    problems,
  }, info) => {
    problems.allowFailedRequests()
    await page.emulateMedia({ colorScheme })
    await openImage(page, project, 'web-1')
    await expectAccessible(page)
    const card = await editLabels(page)
    await setLabel(page, 'team', 'platform')
    await addLabel(page, 'Bad', 'x')
    await card.getByRole('button', { name: 'Remove label tier' }).click()
    await elsewhere(emulator, { env: 'staging', team: 'data', tier: 'gold', more: '1' })
    await lookAgain(page)
    await expect(card).toContainText('Somebody else')
    await card.getByText('Commands that do the same').click()
    await expectAccessible(page)
    await page.screenshot({ path: info.outputPath('editor.png') })
    await card.getByRole('button', { name: 'Remove label Bad' }).click()
    await saveLabels(page)
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectAccessible(page)
    await page.screenshot({ path: info.outputPath('clash.png') })
    await page.setViewportSize({ width: 390, height: 844 })
    await expectFits(page)
    await page.screenshot({ path: info.outputPath('clash-390.png') })
    await page.getByRole('button', { name: 'Back to the editor' }).click()
    await expectFits(page)
    await card.scrollIntoViewIfNeeded()
    await page.screenshot({ path: info.outputPath('editor-390.png') })
  })
}
