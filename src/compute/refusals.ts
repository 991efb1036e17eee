/** What a refusal is about, told by its words: codes and statuses leave it open. */
import type { ErrorDetail } from './errorDetails.ts'

/**
 * As organization policies name what they constrain: `constraints/compute.storageResourceUseRestrictions`,
 * `customConstraints/custom.onlyPrivate`
 * (https://cloud.google.com/resource-manager/docs/organization-policy/org-policy-constraints).
 */
const CONSTRAINT = /\b(?:customConstraints|constraints)\/[\w-]+(?:\.[\w-]+)*/

/** The constraint of an organization policy that an error names, in its message or below; undefined for none. */
export const constraintIn = (
  message: string,
  details: readonly ErrorDetail[] = [],
): string | undefined =>
  [message, ...details.flatMap(({ what = '', text, isLink }) => (isLink ? [] : [what, text]))]
    .map((text) => CONSTRAINT.exec(text)?.[0])
    .find((name) => name !== undefined)

/**
 * Whether a 412 or CONDITION_NOT_MET says that the fingerprint is old: `Labels fingerprint either
 * invalid or resource labels have changed`. The service has no other sign of it.
 */
export const isLostLock = (message: string): boolean => /fingerprint/i.test(message)
