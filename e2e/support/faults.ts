/** What can go wrong while saving, and the resulting messages. */
import { expect, type Locator, type Page } from '@playwright/test'
import type { FaultOf } from './emulator.ts'

/** A response with an HTTP status: `status(503, 'backendError', { retryAfter: '0' })`. */
export const status = (
  code: number,
  reason: string,
  more: { message?: string; retryAfter?: string } = {},
): FaultOf => ({ kind: 'status', status: code, reason, ...more })

/** A refusal for a missing permission, as the service words it. */
export const forbidden = (permission: string): FaultOf =>
  status(403, 'forbidden', {
    message: `Required '${permission}' permission for 'projects/p/global/images/web-1'`,
  })

export interface Trouble {
  what: string
  fault: FaultOf
  /** Too often for the console to overcome automatically. */
  count: number
  says: string
}

/** Troubles of any call that changes something, after which it can be retried. */
export const TROUBLES: Trouble[] = [
  {
    what: '429',
    fault: status(429, 'rateLimitExceeded', { retryAfter: '0' }),
    count: 4,
    says: 'wait a minute, then try again',
  },
  {
    what: '403 rateLimitExceeded',
    fault: status(403, 'rateLimitExceeded', { retryAfter: '0' }),
    count: 4,
    says: 'wait a minute, then try again',
  },
  {
    what: '503',
    fault: status(503, 'backendError', { retryAfter: '0' }),
    count: 4,
    says: 'The service is having problems: try again in a moment',
  },
  { what: 'HTML', fault: { kind: 'html' }, count: 2, says: 'The response was not JSON' },
]

/** The trouble of a call that returns an operation. */
export const FAILED_OPERATION: Trouble = {
  what: 'an operation that ends in an error',
  fault: { kind: 'operationError', code: 'INTERNAL_ERROR', message: 'Broken.', httpStatus: 500 },
  count: 1,
  says: 'Internal error in the service. Trying again may work. Broken.',
}

/** The command that grants the permission on an image is shown. */
export const expectGrantCommand = (within: Page | Locator, image: string) =>
  expect(within.getByRole('region', { name: 'gcloud command' })).toContainText(
    `gcloud compute images add-iam-policy-binding ${image}`,
  )

/** Collects every 403 the page receives. */
export function refusals(page: Page): string[] {
  const found: string[] = []
  page.on('response', (response) => {
    if (response.status() === 403) found.push(response.url())
  })
  return found
}

/** The first page of the images can be read, and says that there are more, which can't. */
export const breakListOff = (page: Page, message: string) =>
  page.route('**/global/images?*', async (route) => {
    if (route.request().url().includes('pageToken=')) {
      return route.fulfill({ status: 403, json: { error: { code: 403, message } } })
    }
    const response = await route.fetch()
    return route.fulfill({ response, json: { ...(await response.json()), nextPageToken: 'next' } })
  })
