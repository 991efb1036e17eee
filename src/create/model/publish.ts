/**
 * Publishing an image: the changes that make its family resolve to it, ordered so that the family is
 * never without a head, and the changes that undo them. The plan is computed from the images as they
 * are now and leaves out what is already done, so an interrupted publish continues where it stopped.
 */
import type { Change, Target } from '../../compute/changes/change.ts'
import { activated, rollBackSteps } from '../../compute/changes/rollBack.ts'
import { entered, isActive } from '../../compute/deprecation.ts'
import { headOf } from '../../compute/family.ts'
import { imagePath } from '../../compute/links.ts'
import type { Image } from '../../compute/schema.ts'

export interface PublishStep {
  kind: 'family' | 'activate' | 'deprecate'
  target: Target
  change: Change
  /** Name of the family’s head before and after this step; null if it has none. */
  headBefore: string | null
  headAfter: string | null
}

export interface PublishPlan {
  headBefore: string | null
  steps: PublishStep[]
  headAfter: string | null
  /** Why the image can’t be published now, as a sentence. */
  blocked: string | null
}

export interface PublishFacts {
  project: string
  /** The image to publish, as it is now. */
  image: Image
  family: string
  /** The members of the family as they are now. */
  members: readonly Image[]
  /** Name of the family’s head before publishing began; '' if it had none. */
  previous: string
  /** ms since the epoch. */
  now: number
}

/** The steps still needed to publish an image. */
export function publishPlan(facts: PublishFacts): PublishPlan {
  const { project, image, family, previous } = facts
  const others = facts.members.filter((member) => member.name !== image.name)
  const target = { project, image: image.name }
  const steps: PublishStep[] = []
  let now = image
  let rest = others
  const headNow = () => headOf(members(rest, now, family))?.name ?? null
  const headBefore = headNow()
  const add = (kind: PublishStep['kind'], of: Target, change: Change) => {
    const last = steps.at(-1)
    const before = last ? last.headAfter : headBefore
    steps.push({ kind, target: of, change, headBefore: before, headAfter: headNow() })
  }

  if (image.family !== family) {
    now = { ...now, family }
    add('family', target, { kind: 'patch', fields: { family } })
  }
  if (!isActive(image)) {
    const status = activated(image, facts.now)
    now = { ...now, deprecated: status }
    add('activate', target, { kind: 'deprecate', status })
  }
  const old = others.find((member) => member.name === previous)
  if (old && isActive(old)) {
    const status = {
      ...entered(old.deprecated, 'DEPRECATED', facts.now),
      replacement: imagePath(project, image.name),
    }
    rest = rest.map((member) => (member === old ? { ...old, deprecated: status } : member))
    add('deprecate', { project, image: old.name }, { kind: 'deprecate', status })
  }
  return { headBefore, steps, headAfter: headNow(), blocked: blockedBy(facts, headNow()) }
}

function blockedBy({ image, family }: PublishFacts, headAfter: string | null): string | null {
  if (image.status !== 'READY') {
    return image.status
      ? `The image is ${image.status}. It must be READY to be published.`
      : 'The image’s status is unknown. It must be READY to be published.'
  }
  if (headAfter !== image.name && headAfter !== null) {
    return `${headAfter} is newer: ${family} would still resolve to it.`
  }
  return null
}

/** The family’s members, including the image if it is in the family. */
const members = (others: readonly Image[], image: Image, family: string) =>
  image.family === family ? [...others, image] : others

/** The changes that restore the family’s previous head, as {@link rollBackSteps}. */
export const rollbackPlan = ({ project, image, members: all, previous, now }: PublishFacts) =>
  rollBackSteps(
    project,
    image,
    all.find(({ name }) => name === previous),
    now,
    previous,
  )
