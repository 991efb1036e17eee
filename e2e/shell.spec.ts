import { expectAccessible } from './support/accessible.ts'
import { filterBox, openGrid, row } from './support/imageList.ts'
import { stored } from './support/images.ts'
import { pageHeading } from './support/page.ts'
import { expect, test } from './support/test.ts'

test('the banner names the environment and the endpoint', async ({ page, project, baseURL }) => {
  await openGrid(page, project)
  await expect(page.getByText(`Emulator · ${new URL(baseURL ?? '').host}/compute/v1`)).toBeVisible()
})

test('the root leads to the images of the configured project', async ({ page }) => {
  await page.goto('/')
  await expect(page).toHaveURL('/projects/demo-project/images')
  await expect(page).toHaveTitle('Images of demo-project · Compute Images')
})

test('the project switcher opens public projects, and remembers recent ones', async ({
  page,
  project,
}) => {
  await openGrid(page, project)
  await page.getByRole('button', { name: `Project: ${project}` }).click()
  await page.getByRole('menuitemcheckbox', { name: 'debian-cloud' }).click()
  await expect(page).toHaveURL('/projects/debian-cloud/images')
  await expect(page.getByRole('row', { name: /debian-12 / })).toBeVisible()

  await page.getByRole('button', { name: 'Project: debian-cloud' }).click()
  await expect(page.getByRole('menuitemcheckbox', { name: 'debian-cloud' })).toBeChecked()
  await page.getByRole('menuitemcheckbox', { name: project }).click()
  await expect(page).toHaveURL(`/projects/${project}/images`)
})

test('switching projects keeps filter, order and policy', async ({ page, project }) => {
  await openGrid(page, project)
  await filterBox(page).fill('debian')
  await expect(page).toHaveURL(/[?&]q=debian/)
  await page.getByRole('button', { name: `Project: ${project}` }).click()
  await page.getByRole('menuitemcheckbox', { name: 'debian-cloud' }).click()
  await expect(page).toHaveURL('/projects/debian-cloud/images?q=debian')
  await page.goto(`/projects/${project}/operations?result=failed`)
  await page.getByRole('button', { name: `Project: ${project}` }).click()
  await page.getByRole('menuitemcheckbox', { name: 'debian-cloud' }).click()
  await expect(page).toHaveURL('/projects/debian-cloud/operations?result=failed')
  await page.goto(`/projects/${project}/retire?v=1&preset=golden&choose.families=*`)
  await page.getByRole('button', { name: `Project: ${project}` }).click()
  await page.getByRole('menuitemcheckbox', { name: 'debian-cloud' }).click()
  await expect(page).toHaveURL(/\/projects\/debian-cloud\/retire\?.*preset=golden/)
  await expect(page.getByRole('heading', { level: 1, name: 'Retire images' })).toBeVisible()
})

test('any other project can be opened; an invalid ID is reported at the field', async ({
  page,
  project,
}) => {
  await openGrid(page, project)
  await page.getByRole('button', { name: `Project: ${project}` }).click()
  await page.getByRole('menuitem', { name: 'Another project…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Open a project' })
  const field = dialog.getByLabel('Project id or number')
  await field.fill('My Project')
  await dialog.getByRole('button', { name: 'Open' }).click()
  await expect(field).toHaveAccessibleDescription(/lowercase letters/)
  await expectAccessible(page)
  await field.fill('example.com:elsewhere')
  await field.press('Enter')
  await expect(page).toHaveURL('/projects/example.com:elsewhere/images')
})

test('a project whose link was only hovered isn’t among the recent ones', async ({
  page,
  project,
  emulator,
  problems,
}) => {
  // There is no such project: only its name matters.
  problems.allowFailedRequests()
  const sourceImage = 'projects/elsewhere-1/global/images/base'
  await emulator.putImages(stored('copy', { sourceImage }))
  await page.goto(`/projects/${project}/images/copy`)
  const loadedAhead = page.waitForRequest(/elsewhere-1\/global\/images\/base/)
  await page.getByRole('link', { name: 'elsewhere-1 / base' }).hover()
  await loadedAhead
  await page.getByRole('button', { name: /^Project: / }).click()
  await expect(page.getByRole('menuitemcheckbox').first()).toHaveText(project)
})

test('a console that can’t be loaded says so', async ({ page, project, problems }) => {
  problems.allowFailedRequests()
  await page.route(/\/main-.*\.js$/, (route) => route.abort())
  await page.goto(`/projects/${project}/images`)
  await expect(page.getByText('could not be loaded.')).toBeVisible()
})

test('a view that can’t be loaded says so in its place', async ({ page, project, problems }) => {
  problems.allowFailedRequests()
  await page.route(/LineageTab-/, (route) => route.abort())
  await page.goto(`/projects/${project}/images/web-base-v42?tab=lineage`)
  await expect(page.getByRole('alert')).toContainText('Part of the console could not be loaded.')
  await expect(page.getByRole('link', { name: 'Overview' })).toBeVisible()

  await page.unroute(/LineageTab-/)
  await page.getByRole('button', { name: 'Reload' }).click()
  await expect(page.getByRole('heading', { name: 'Where it came from' })).toBeVisible()
})

test('the chosen color scheme applies before the first paint, and can be reset to the system’s', async ({
  page,
  project,
}) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await openGrid(page, project)
  await page.getByRole('button', { name: 'Use the dark scheme' }).click()
  const ground = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  await expect.poll(ground).toBe('rgb(15, 18, 22)')

  await page.goto('/settings', { waitUntil: 'commit' })
  await page.waitForFunction(() => document.documentElement.dataset['scheme'] === 'dark')
  await page.getByRole('button', { name: 'Match system' }).click()
  await expect.poll(ground).toBe('rgb(247, 248, 250)')
})

test('the bar and the settings show the same scheme, and follow the system', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/settings')
  const choice = (name: string) => page.getByRole('button', { name, exact: true })
  await choice('Dark').click()
  await choice('Use the light scheme').click()
  await expect(choice('Light')).toHaveAttribute('aria-pressed', 'true')

  await choice('Match system').click()
  await expect(choice('Use the dark scheme')).toBeVisible()
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(choice('Use the light scheme')).toBeVisible()
})

test('compact rows are lower', async ({ page, project }) => {
  await page.goto('/settings')
  await page.getByRole('button', { name: 'Compact rows' }).click()
  await openGrid(page, project)
  const height = async () => (await row(page, 'web-base-v42').boundingBox())?.height
  await expect.poll(height).toBe(32)
})

test('after navigating to another page, its heading has the focus', async ({ page, project }) => {
  await openGrid(page, project)
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(pageHeading(page)).toHaveText('Settings')
  await expect(pageHeading(page)).toBeFocused()
})

test('the first Tab can skip to the content', async ({ page, project }) => {
  await openGrid(page, project)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

for (const path of ['/nowhere', '/projects/NOT_A_PROJECT/images']) {
  test(`${path} isn’t a page, and says so`, async ({ page }) => {
    await page.goto(path)
    await expect(pageHeading(page)).toHaveText('Page not found')
    await expectAccessible(page)
    await page.getByRole('link', { name: 'View images' }).click()
    await expect(page).toHaveURL('/projects/demo-project/images')
  })
}

test('the console does nothing inside another page’s frame', async ({
  page,
  baseURL,
  problems,
}) => {
  problems.allow(/frame-ancestors|Refused to|refused to/)
  await page.route('**/frame', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<iframe src="/settings"></iframe>' }),
  )
  await page.goto(`${baseURL}/frame`)
  // The browser shows its own error page in the frame.
  await expect.poll(() => page.frames()[1]?.url()).toBe('chrome-error://chromewebdata/')
})
