import { NOW } from './support/calendar.ts'
import { dialog } from './support/change.ts'
import { image, LINK } from './support/images.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

for (const [name, which] of [
  ['web-v1', 'the image to go back to'],
  ['web-v2', 'the head'],
] as const) {
  test(`rolling back says so if ${which} is deleted meanwhile`, async ({
    page,
    project,
    emulator,
    problems,
  }) => {
    problems.allowFailedRequests()
    await page.clock.install({ time: NOW })
    const replacement = `${LINK}/${project}/global/images/web-v2`
    await emulator.putImages(
      image('web-v1', '10-01', {
        id: '1',
        family: 'web',
        deprecated: { state: 'DEPRECATED', replacement },
      }),
      image('web-v2', '11-01', { id: '2', family: 'web' }),
    )
    await page.goto(`/projects/${project}/families/web`)
    await page.getByRole('button', { name: 'Roll back to web-v1…' }).click()
    const heads = dialog(page).getByRole('region', { name: 'Family heads' })
    await expect(heads).toContainText(/resolves to\s*web-v2.*web-v1/)
    await page.clock.fastForward(3000)

    await emulator.change('DELETE', `global/images/${name}`)
    await page.clock.fastForward(31_000)
    await expect(dialog(page)).toContainText(`${name} is no longer in the family`)
    await expect(heads).toHaveCount(0)
    const submit = dialog(page).getByRole('button', { name: 'Roll back to web-v1' })
    await expect(submit).toHaveAccessibleDescription('Nothing to change.')
  })
}
