import { entered, isActive, stateOf } from '../deprecation.ts'
import { imagePath } from '../links.ts'
import type { DeprecationStatus, Image } from '../schema.ts'
import type { ImageChange } from './change.ts'

/**
 * The changes that restore a family’s previous head: it is made active again if it was deprecated, and
 * then the head is deprecated with it as the replacement, so the family is never without a head. Nothing
 * is deleted. What is already done is left out.
 * @param previous undefined if it no longer exists
 * @param now ms since the epoch
 * @param name the previous head’s name; '' if there was none
 */
export function rollBackSteps(
  project: string,
  head: Image,
  previous: Image | undefined,
  now: number,
  name = previous?.name ?? '',
): ImageChange[] {
  const steps: ImageChange[] = []
  if (previous && stateOf(previous) === 'DEPRECATED') {
    steps.push({
      target: { project, image: previous.name },
      change: { kind: 'deprecate', status: activated(previous, now) },
    })
  }
  if (isActive(head)) {
    const replacement = name && { replacement: imagePath(project, name) }
    const status = { ...entered(head.deprecated, 'DEPRECATED', now), ...replacement }
    steps.push({ target: { project, image: head.name }, change: { kind: 'deprecate', status } })
  }
  return steps
}

/** The status that makes an image active and keeps its dates to come; without any, `{}`, which clears it. */
export function activated({ deprecated }: Image, now: number): DeprecationStatus {
  const { state, replacement: _replacement, ...dates } = entered(deprecated, 'ACTIVE', now)
  return Object.keys(dates).length > 0 ? { ...dates, state } : {}
}
