import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { image } from './support/images.ts'
import { openImages, selectionBar } from './support/imageList.ts'
import { expectDisabled, expectFits } from './support/page.ts'
import { runEnded } from './support/runs.ts'
import { expect, test } from './support/test.ts'

test.use({ seed: 'empty' })

const chip = (page: Page) => page.getByRole('banner').getByRole('button', { name: / of 12/ })

/** Deprecates twelve images, whose operations don’t end until they are released. */
async function startRun(page: Page) {
  await page.getByRole('checkbox', { name: 'Select all images shown' }).click()
  await selectionBar(page)
    .getByRole('button', { name: /^Deprecate…/ })
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Deprecate 12 images' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
}

test('a run that ends is no longer in the way, and says how much of it was done', async ({
  page,
  project,
  emulator,
}) => {
  const images = Array.from({ length: 12 }, (_, n) =>
    image(`image-${n}`, '01-01', { id: `${n + 1}` }),
  )
  await emulator.putImages(...images, image('other-v1', '01-02', { id: '99' }))
  await openImages(page, project, '?q=image-')
  await emulator.operations('hold')
  const error = { code: 'RESOURCE_NOT_READY', message: 'Not ready.' }
  await emulator.fault('images.deprecate', { kind: 'operationError', ...error })
  await startRun(page)
  await expect(chip(page)).toHaveText(/^Deprecating 0 of 12/)
  await page.getByRole('textbox', { name: 'Filter images' }).fill('other-v1')
  await page.getByRole('checkbox', { name: 'Select all images shown' }).click()
  await selectionBar(page)
    .getByRole('button', { name: /^Edit labels…/ })
    .click()
  const labels = page.getByRole('dialog')
  await labels.getByLabel(/^Add or change/).fill('env=prod')
  await expect(labels).toContainText('Another run is in progress.')
  await emulator.operations('release')
  await expect(labels).not.toContainText('Another run is in progress.')
  await expect(labels.getByRole('button', { name: /^Edit labels of/ })).toBeEnabled()
  await labels.getByRole('button', { name: 'Cancel' }).click()
  await expect(chip(page)).toHaveText('Ended: 11 of 12 done')
})

for (const width of [1440, 390]) {
  test(`a run is paused, stopped and opened from the header, ${width} px wide`, async ({
    page,
    project,
    emulator,
  }) => {
    await page.setViewportSize({ width, height: 844 })
    const images = Array.from({ length: 12 }, (_, n) =>
      image(`image-${n}`, '01-01', { id: `${n + 1}` }),
    )
    await emulator.putImages(...images)
    await openImages(page, project, '?q=image-')
    await emulator.operations('hold')
    const rawDisk = { source: 'https://storage.googleapis.com/e2e-bucket/disk.tar.gz' }
    await emulator.api('POST', 'global/images', { name: 'other-v1', rawDisk })
    await startRun(page)

    await expect(chip(page)).toBeVisible()
    await chip(page).click()
    const panel = page.getByRole('dialog', { name: 'Deprecate 12 images' })
    await expect(panel.getByRole('progressbar', { name: 'Progress of the run' })).toBeVisible()
    const others = panel.getByRole('region', { name: 'Other operations' })
    await expect(others.getByRole('listitem')).toHaveCount(1)
    await expect(others).toContainText('other-v1')
    await expectFits(page)
    await expectAccessible(page)

    await panel.getByRole('button', { name: 'Pause' }).click()
    await expect(panel).toContainText('Paused')
    await panel.getByRole('button', { name: 'Continue' }).click()
    await expect(panel.getByRole('button', { name: 'Pause' })).toBeVisible()
    await panel.getByRole('button', { name: 'Stop' }).click()
    await expect(panel).toContainText('Waiting for the requests already sent')
    await expectDisabled(panel.getByRole('button', { name: 'Stop' }))
    await page.keyboard.press('Escape')
    await expect(panel).toBeHidden()
    await expect(chip(page)).toBeFocused()

    await page.keyboard.press('Enter')
    await panel.getByRole('button', { name: 'Stop' }).focus()
    await emulator.operations('release')
    await expect(panel).toContainText('4 done')
    await expect(panel.getByRole('button', { name: 'Open run' })).toBeFocused()
    await panel.getByRole('button', { name: 'Open run' }).click()
    await runEnded(page)
    await expect(chip(page)).toBeHidden()
  })
}
