/** What an error is about, from its message: codes and statuses don't say. */
import type { ErrorDetail } from './errorDetails.ts'

/**
 * The name of an organization policy’s constraint: `constraints/compute.storageResourceUseRestrictions`,
 * `customConstraints/custom.onlyPrivate`
 * (https://cloud.google.com/resource-manager/docs/organization-policy/org-policy-constraints).
 */
const CONSTRAINT = /\b(?:customConstraints|constraints)\/[\w-]+(?:\.[\w-]+)*/

/** The organization policy constraint named in an error’s message or details; undefined if none. */
export const constraintIn = (
  message: string,
  details: readonly ErrorDetail[] = [],
): string | undefined =>
  [message, ...details.flatMap(({ what = '', text, isLink }) => (isLink ? [] : [what, text]))]
    .map((text) => CONSTRAINT.exec(text)?.[0])
    .find((name) => name !== undefined)

/**
 * Whether a 412 or CONDITION_NOT_MET is about a stale fingerprint: `Labels fingerprint either invalid
 * or resource labels have changed`. The service gives no other indication.
 */
export const isLostLock = (message: string): boolean => /fingerprint/i.test(message)
