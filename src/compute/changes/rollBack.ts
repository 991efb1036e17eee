import { isActive, stateOf } from '../deprecation.ts'
import { imagePath } from '../links.ts'
import type { DeprecationStatus, Image } from '../schema.ts'
import type { ImageChange } from './change.ts'

/**
 * The changes that restore a family’s previous head: it is made active again if it was deprecated, and
 * then the head is deprecated with it as the replacement, so the family is never without a head. Nothing
 * is deleted. What is already done is left out.
 * @param previous undefined if it no longer exists
 * @param name the previous head’s name; '' if there was none
 */
export function rollBackSteps(
  project: string,
  head: Image,
  previous: Image | undefined,
  name = previous?.name ?? '',
): ImageChange[] {
  const steps: ImageChange[] = []
  if (previous && stateOf(previous) === 'DEPRECATED') {
    steps.push({
      target: { project, image: previous.name },
      change: { kind: 'deprecate', status: activated(previous) },
    })
  }
  if (isActive(head)) {
    const replacement = name && { replacement: imagePath(project, name) }
    const status = { ...head.deprecated, state: 'DEPRECATED' as const, ...replacement }
    steps.push({ target: { project, image: head.name }, change: { kind: 'deprecate', status } })
  }
  return steps
}

/** The status that makes an image active and keeps its planned dates; without any, `{}`, which clears it. */
export function activated({ deprecated }: Image): DeprecationStatus {
  const { state: _state, replacement: _replacement, ...dates } = deprecated ?? {}
  return Object.keys(dates).length > 0 ? { ...dates, state: 'ACTIVE' } : {}
}
