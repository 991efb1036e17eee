import type { Page } from '@playwright/test'

/** Whether the browser has kept a list for the next visit. */
export const hasKept = (page: Page) =>
  page.evaluate(() =>
    Object.entries(localStorage).some(
      ([key, value]) => key.startsWith('compute-images.lists.') && value === 'kept',
    ),
  )
