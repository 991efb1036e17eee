import type { Page } from '@playwright/test'

/** Whether the browser has kept a list for the next visit; undefined while another page is loading. */
export const hasKept = (page: Page): Promise<boolean | undefined> =>
  page
    .evaluate(() =>
      Object.entries(localStorage).some(
        ([key, value]) => key.startsWith('compute-images.lists.') && value === 'kept',
      ),
    )
    .catch(() => undefined)
