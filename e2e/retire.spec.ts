import type { Locator } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { dialog } from './support/change.ts'
import { expectDisabled, expectFits } from './support/page.ts'
import {
  estate,
  KEEP_3,
  openRetire,
  plan,
  planRow,
  policyForm,
  runButton,
} from './support/retire.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

test('the plan shows each image’s outcome and reasons; it can be filtered and collapsed', async ({
  page,
  project,
  emulator,
}) => {
  await estate(emulator, project)
  await openRetire(page, project, `${KEEP_3}web,db`)
  const web = planRow(page, 'web')
  await expect(web).toContainText('keeps 3 of 8 · 2 change · 2 protected')
  await expect(web).toContainText('head web-v8 unchanged')
  await expect(planRow(page, 'web-v8')).toContainText(/head.*Active.*stays.*Head of the family/)
  await expect(planRow(page, 'web-v4')).toContainText(
    /Active.*Deprecated.*Beyond the newest 3 · replaced/,
  )
  await expect(planRow(page, 'web-v3')).toContainText(
    /Deprecated.*Obsolete.*Overdue: obsolete by 16 Nov 2026/,
  )
  await expect(planRow(page, 'web-v2')).toContainText(
    /Deprecated.*protected.*Protected by label keep=audit/,
  )
  await expect(planRow(page, 'web-v7')).toContainText(/protected.*Not ready: pending/)
  await expect(page.getByText('2 families, 12 images')).toBeVisible()
  const numbers = page.locator('dl').first()
  await expect(numbers).toContainText(/Changes today\s*3 of 12 images/)

  const rows = () => plan(page).getByRole('row').getByRole('rowheader').allTextContents()
  expect((await rows()).slice(0, 5)).toEqual(['db', 'db-v1', 'db-v4head', 'db-v3', 'db-v2'])
  await page.getByRole('button', { name: /^Protected\s*2$/ }).click()
  expect(await rows()).toEqual(['web', 'web-v7', 'web-v2'])
  await page.getByRole('combobox', { name: 'Reason' }).selectOption({ label: 'Not ready (1)' })
  expect(await rows()).toEqual(['web', 'web-v7'])
  await expect(page).toHaveURL(/show=protected/)
  await page.reload()
  await expect(plan(page).getByRole('row')).toHaveCount(2)
  await page.getByRole('button', { name: /^All\s*12$/ }).click()
  await page.getByRole('combobox', { name: 'Reason' }).selectOption('')
  await planRow(page, 'web').getByRole('button', { name: 'Collapse web' }).click()
  await expect(plan(page).getByRole('row')).toHaveCount(6)
})

test('a problem is shown on its field, and the plan stays unchanged', async ({
  page,
  project,
  emulator,
}) => {
  await estate(emulator, project)
  await openRetire(page, project, `${KEEP_3}web,db`)
  await expect(runButton(page)).toHaveText('Run 3 changes…')
  const form = policyForm(page)
  await form.getByRole('button', { name: 'Remove family web' }).click()
  await form.getByRole('button', { name: 'Remove family db' }).click()
  const families = form.getByRole('textbox', { name: 'Families' })
  await expect(families).toHaveAccessibleDescription(
    'Choose families, names or labels. For all families, enter *.',
  )
  await expectDisabled(runButton(page))
  await expect(runButton(page)).toHaveAccessibleDescription('Fix the policy first.')
  await families.fill('web')
  await families.press('Enter')
  await expect(page.getByText('1 family, 8 images')).toBeVisible()

  const obsolete = form.getByRole('textbox', { name: 'Obsolete after, days' })
  await form.getByRole('textbox', { name: 'Deprecated after, days' }).fill('90')
  await expect(obsolete).toHaveAttribute('aria-invalid', 'true')
  await expect(obsolete).toHaveAccessibleDescription(/Comes before deprecated \(90 days\)/)
  await obsolete.fill('120')
  await expect(obsolete).toHaveAttribute('aria-invalid', 'false')
  await expect(page.getByRole('region', { name: 'The policy in words' })).toContainText(
    'In 1 family, every image except the newest 3 is deprecated 90 days after a newer one replaces it and obsolete after 120 days.',
  )
  await form.getByRole('button', { name: 'Reset' }).click()
  await expect(obsolete).toHaveValue('60')
  await expect(form.getByRole('button', { name: 'Remove family web' })).toBeVisible()

  await form.getByText('More settings').click()
  const failures = form.getByRole('textbox', { name: 'Stop after failures' })
  await failures.fill('0')
  await expect(failures).toHaveAccessibleDescription('At least 1.')
  await failures.fill('7')
  await expect(page).toHaveURL(/limits\.errors=7/)
  const label = form.getByRole('textbox', { name: 'End-of-life label' })
  await label.pressSequentially('end-of-life-date')
  await expect(label).toHaveValue('end-of-life-date')
})

test('typing in the form moves nothing', async ({ page, project, emulator }) => {
  await estate(emulator, project)
  await openRetire(page, project, `${KEEP_3}web,db`)
  await expect(runButton(page)).toHaveText('Run 3 changes…')
  const form = policyForm(page)
  const still = [
    runButton(page),
    page.getByRole('button', { name: 'Copy link' }),
    plan(page),
    page.getByRole('combobox', { name: 'Reason' }),
    page.getByRole('button', { name: /^Stays/ }),
    page.getByRole('slider', { name: 'Day' }),
    page.getByRole('region', { name: 'The policy in words' }),
    form.getByRole('combobox', { name: 'Ages count since' }),
  ]
  const boxes = () => Promise.all(still.map(placeOf))
  for (const [name, texts] of [
    ['Keep newest', ['', '0', '2', '12']],
    ['Deprecated after, days', ['x', '70', '']],
    ['Images per run', ['1', '']],
    ['Families', ['Web_']],
  ] as const) {
    const field = form.getByRole('textbox', { name, exact: true })
    // The form scrolls to the focused field.
    await field.focus()
    const before = await boxes()
    for (const text of texts) {
      await field.fill(text)
      expect(await boxes(), `${name}: “${text}”`).toEqual(before)
    }
  }
})

async function placeOf(locator: Locator) {
  const { x, y, width } = (await locator.boundingBox()) ?? { x: 0, y: 0, width: 0 }
  return { x, y, width }
}

test('another day shows what is due then; only today’s plan can be run', async ({
  page,
  project,
  emulator,
}) => {
  await estate(emulator, project)
  await openRetire(page, project, `${KEEP_3}db`)
  const slider = page.getByRole('slider', { name: 'Day' })
  await expect(slider).toHaveAttribute('aria-valuetext', '24 Nov 2026, today: 1 change')
  await slider.focus()
  await page.keyboard.press('End')
  await expect(slider).toHaveAttribute('aria-valuetext', /^24 Nov 2027/)
  await expectDisabled(runButton(page))
  await expect(runButton(page)).toHaveAccessibleDescription('Runs apply to today.')
  await expect(page.locator('dl').first()).toContainText('Changes on 24 Nov 2027')
  await expect(planRow(page, 'db')).toContainText('head on 24 Nov 2027 db-v4 unchanged')
  await expect(page).toHaveURL(/on=2027-11-24/)
  await page.reload()
  await expect(slider).toHaveValue('365')
  await page.getByRole('button', { name: 'Today', exact: true }).click()
  await page.getByRole('button', { name: 'Next day on which something becomes due' }).click()
  await expect(planRow(page, 'db-v1')).toContainText(/Active.*Deprecated/)
  await expect(slider).not.toHaveValue('0')
})

for (const width of [1120, 760]) {
  test(`the filters fit a window ${width} px wide`, async ({ page, project, emulator }) => {
    await page.setViewportSize({ width, height: 800 })
    await estate(emulator, project)
    await openRetire(page, project, 'v=1&preset=golden&limits.changes=1&choose.families=web,db')
    await expect(page.getByRole('button', { name: 'Lift limits' })).toBeInViewport({ ratio: 1 })
    await expect(page.getByRole('combobox', { name: 'Reason' })).toBeInViewport({ ratio: 1 })
    await expectFits(page)
  })
}

test('opens from a family', async ({ page, project, emulator }) => {
  await estate(emulator, project)
  await page.goto(`/projects/${project}/families/web`)
  await page.getByRole('link', { name: 'Retire…' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Retire images' })).toBeFocused()
  await expect(page.getByText('1 family, 8 images')).toBeVisible()
})

test('axe finds nothing', async ({ page, project, emulator }) => {
  await estate(emulator, project)
  await openRetire(page, project, `${KEEP_3}web,db`)
  await expect(planRow(page, 'web-v4')).toBeVisible()
  await policyForm(page).getByText('More settings').click()
  await policyForm(page).getByRole('textbox', { name: 'Obsolete after, days' }).fill('x')
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Edit policy' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Edit policy' })).toBeFocused()
  await expectAccessible(page)
})

test('on a phone, the policy is summarized first, the form is a page, and actions are at the bottom', async ({
  page,
  project,
  emulator,
}) => {
  await estate(emulator, project)
  await page.setViewportSize({ width: 390, height: 844 })
  await openRetire(page, project, `${KEEP_3}web,db`)
  const words = page.getByRole('region', { name: 'The policy in words' })
  await expect(words).toContainText('In 2 families')
  await expect(planRow(page, 'web-v4')).toContainText(/Active.*Deprecated.*Beyond the newest 3/)
  await expectFits(page)
  await expect(runButton(page)).toBeInViewport()
  await page.getByRole('button', { name: 'Edit policy' }).click()
  await policyForm(page).getByRole('textbox', { name: 'Keep newest' }).fill('2')
  await expectFits(page)
  await page.getByRole('button', { name: 'Show plan' }).click()
  await expect(words).toContainText('the newest 2')
  await runButton(page).click()
  await expect(dialog(page).getByRole('heading', { name: 'Run 5 changes' })).toBeVisible()
})

test.describe('touched', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } })

  test('reasons that are cut show in full; the rest of the row opens the image', async ({
    page,
    project,
    emulator,
  }) => {
    await estate(emulator, project)
    await openRetire(page, project, `${KEEP_3}web`)
    // Their code loads last.
    const tip = page.getByRole('tooltip', { includeHidden: true })
    await expect(tip).toBeAttached()
    await planRow(page, 'web-v4')
      .getByText(/^Beyond the newest 3/)
      .tap()
    await expect(tip).toBeVisible()
    await expect(tip).toHaveText('Beyond the newest 3 · replaced 34 days ago (deprecated at 0)')
    await expect(page.getByRole('heading', { level: 1, name: 'Retire images' })).toBeVisible()
    await planRow(page, 'web-v4').getByText('Deprecated', { exact: true }).tap()
    await expect(page.getByRole('heading', { level: 1, name: 'web-v4' })).toBeVisible()
  })
})

test('the meaning of the shapes isn’t cut', async ({ page, project, emulator }) => {
  await estate(emulator, project)
  await page.setViewportSize({ width: 1200, height: 900 })
  await openRetire(page, project, `${KEEP_3}web,db`)
  const legend = page.getByText(/^Becomes due:/)
  await expect(legend).toContainText(/steps? by/)
  const { text, box, line } = await legend.evaluate((element) => {
    const range = document.createRange()
    range.selectNodeContents(element)
    return {
      text: range.getBoundingClientRect(),
      box: element.getBoundingClientRect(),
      line: (element.parentElement ?? element).getBoundingClientRect(),
    }
  })
  expect(text.left).toBeGreaterThanOrEqual(box.left)
  expect(text.height).toBeLessThanOrEqual(line.height)
})
