/**
 * Publishing an image that was made dark: the changes that make its family resolve to it, in the
 * order that never leaves the family without a head, and the changes that take it back. Planned from
 * the images as they are now: what is done already is not planned again, so a plan that was left half
 * done goes on where it was.
 */
import type { Change, Target } from '../../compute/changes/change.ts'
import { isActive, stateOf } from '../../compute/deprecation.ts'
import { headOf } from '../../compute/family.ts'
import { imagePath } from '../../compute/links.ts'
import type { DeprecationStatus, Image } from '../../compute/schema.ts'

export interface PublishStep {
  kind: 'family' | 'activate' | 'deprecate'
  target: Target
  change: Change
  /** Name of the head once this step is done; null when the family then resolves to nothing. */
  headAfter: string | null
}

export interface PublishPlan {
  headBefore: string | null
  steps: PublishStep[]
  headAfter: string | null
  /** Why it cannot be done now, as a sentence. */
  blocked: string | null
}

export interface PublishFacts {
  project: string
  /** The image to publish, as it is now. */
  image: Image
  family: string
  /** The members of the family as they are now. */
  members: readonly Image[]
  /** Name of the image that was the head before publishing began; '' when the family had none. */
  previous: string
}

/** What is still to be done to publish an image. */
export function publishPlan(facts: PublishFacts): PublishPlan {
  const { project, image, family, previous } = facts
  const others = facts.members.filter((member) => member.name !== image.name)
  const target = { project, image: image.name }
  const steps: PublishStep[] = []
  let now = image
  let rest = others
  const headNow = () => headOf(members(rest, now, family))?.name ?? null
  const headBefore = headNow()

  if (image.family !== family) {
    now = { ...now, family }
    const change: Change = { kind: 'patch', fields: { family } }
    steps.push({ kind: 'family', target, change, headAfter: headNow() })
  }
  if (!isActive(image)) {
    const status = activated(image)
    now = { ...now, deprecated: status }
    const change: Change = { kind: 'deprecate', status }
    steps.push({ kind: 'activate', target, change, headAfter: headNow() })
  }
  const old = others.find((member) => member.name === previous)
  if (old && isActive(old)) {
    const status = { state: 'DEPRECATED', replacement: imagePath(project, image.name) } as const
    const retired = { ...old, deprecated: { ...old.deprecated, ...status } }
    rest = rest.map((member) => (member === old ? retired : member))
    steps.push({
      kind: 'deprecate',
      target: { project, image: old.name },
      change: { kind: 'deprecate', status: { ...old.deprecated, ...status } },
      headAfter: headNow(),
    })
  }
  return { headBefore, steps, headAfter: headNow(), blocked: blockedBy(facts, headNow()) }
}

function blockedBy({ image, family }: PublishFacts, headAfter: string | null): string | null {
  if (image.status !== 'READY') {
    return image.status
      ? `It is ${image.status} and has to be READY first.`
      : 'Its status is not known, and has to be READY first.'
  }
  if (headAfter !== image.name && headAfter !== null) {
    return `${headAfter} is newer: ${family} would still resolve to that.`
  }
  return null
}

/** The members of the family as they would be, the image among them if it is in the family. */
const members = (others: readonly Image[], image: Image, family: string) =>
  image.family === family ? [...others, image] : others

/**
 * The changes that give the family its previous head back: the previous head is made active again,
 * and the image is deprecated in its favour. Nothing is deleted.
 */
export function rollbackPlan({
  project,
  image,
  family,
  members: all,
  previous,
}: PublishFacts): PublishStep[] {
  const old = all.find((member) => member.name === previous)
  const steps: PublishStep[] = []
  let rest = all.filter((member) => member.name !== image.name)
  let now = image
  const headAfter = () => headOf(members(rest, now, family))?.name ?? null
  if (old && stateOf(old) === 'DEPRECATED') {
    const status = activated(old)
    rest = rest.map((member) => (member === old ? { ...old, deprecated: status } : member))
    steps.push({
      kind: 'activate',
      target: { project, image: old.name },
      change: { kind: 'deprecate', status },
      headAfter: headAfter(),
    })
  }
  if (isActive(image)) {
    const replacement = previous && { replacement: imagePath(project, previous) }
    const status = { ...image.deprecated, state: 'DEPRECATED' as const, ...replacement }
    now = { ...image, deprecated: status }
    steps.push({
      kind: 'deprecate',
      target: { project, image: image.name },
      change: { kind: 'deprecate', status },
      headAfter: headAfter(),
    })
  }
  return steps
}

/** The status that makes an image active and keeps its planned dates; `{}`, which clears, without any. */
function activated({ deprecated }: Image): DeprecationStatus {
  const { state: _state, replacement: _replacement, ...dates } = deprecated ?? {}
  return Object.keys(dates).length > 0 ? { ...dates, state: 'ACTIVE' } : {}
}
