/**
 * The parts of a plan that don't depend on the day: ranks, protection, and when each stage is
 * reached. Computed once; the plan for a day is then cheap.
 */
import { stateOf } from '../deprecation.ts'
import type { Families } from '../families.ts'
import { PROTECTION_LABEL } from '../protection.ts'
import type { Image } from '../schema.ts'
import { unreadFields } from '../unread.ts'
import { agesOf, type Ages, type AgeStep } from './ages.ts'
import { membersOf, type Member, type Members } from './families.ts'
import { matcherOf } from './glob.ts'
import { labelTest } from './labelTest.ts'
import type { RetirePolicy } from './policy.ts'
import type { ReasonAgainst } from './reasons.ts'
import { whole, type Parts } from './parts.ts'
import { rankOf, STAGES } from './stage.ts'
import { trimmed } from './trimmed.ts'
import type { Evidence } from './uses.ts'

export interface PlanInput {
  /** The project of the images. */
  project: string
  /** All images of the project, as far as they could be read. */
  images: Families
  policy: RetirePolicy
  /** What is known about their use; undefined if nothing was read. */
  evidence?: Evidence | undefined
  /** The key of the protection label. Default: `lifecycle-protect`. */
  protection?: string | undefined
}

export interface Prepared {
  project: string
  policy: RetirePolicy
  evidence: Evidence | undefined
  /** The families with a chosen image, sorted by name. */
  families: readonly PreparedFamily[]
  /** How many images have no family, or one that isn't chosen. */
  outside: number
}

export interface PreparedFamily extends Omit<Members, 'members'> {
  /** Newest first; at least one. */
  entries: readonly Entry[]
}

export interface Entry extends Member {
  /** The rank of its state, see `rankOf`; -1 for an unknown one. */
  rank: number
  /** What speaks against a change on any day. */
  against: readonly ReasonAgainst[]
  /** Whether it counts towards the newest to keep but isn't one of them. */
  isBeyond: boolean
  /** Whether the family would be left without any image. */
  isLast: boolean
  ages: Ages
  /** Of its ages, the stages it can reach from its state. */
  steps: readonly AgeStep[]
}

/** Goes through all images once. The result doesn't depend on their order. */
export const prepare = (input: PlanInput): Prepared => whole(prepareInParts(input))

/** The same, one family at a time, so that the caller can do other things in between. */
export function* prepareInParts(input: PlanInput): Parts<Prepared> {
  const { project, policy, evidence } = input
  const look = lookAt(policy, input.protection ?? PROTECTION_LABEL)
  const families: PreparedFamily[] = []
  let total = 0
  for (const _ of input.images.all()) total += 1
  let inside = 0
  for (const members of membersOf(input.images)) {
    if (!look.isFamily(members.family)) continue
    const entries = entriesOf(members, policy, look)
    const isChosen = entries.some(({ against }) => against[0]?.code !== 'NOT_CHOSEN')
    if (!isChosen) continue
    inside += entries.length
    const { family, head, isGuess } = members
    families.push({ family, head, isGuess, entries })
    yield
  }
  return { project, policy, evidence, families, outside: total - inside }
}

/**
 * For a plan on another day: what uses the images is assumed to be read as long before that day as
 * it was before today.
 * @param now ms since the epoch
 */
export function seenOn(prepared: Prepared, at: number, now: number): Prepared {
  const { evidence } = prepared
  if (at === now || !evidence) return prepared
  return { ...prepared, evidence: { ...evidence, at: evidence.at + at - now } }
}

interface Look {
  isFamily(family: string): boolean
  /** Why an image isn't chosen; undefined if it is. */
  notChosen(image: Image): 'name' | 'label' | undefined
  /** Adds the reasons that protect it. */
  protect(image: Image, found: ReasonAgainst[]): void
}

function lookAt({ choose, protect }: RetirePolicy, protection: string): Look {
  const isFamily = matcherOf(choose.families.length > 0 ? choose.families : ['*'])
  const isName = matcherOf(choose.names.length > 0 ? choose.names : ['*'])
  const labels = choose.labels.map(labelTest)
  const tests = protect.labels.map((text) => ({ text, holds: labelTest(text) }))
  const names = protect.names.map((pattern) => ({ pattern, holds: matcherOf([pattern]) }))
  return {
    isFamily,
    notChosen(image) {
      if (!isName(image.name)) return 'name'
      return labels.every((holds) => holds(image.labels)) ? undefined : 'label'
    },
    protect(image, found) {
      const own = image.labels
      // Several tests may be met by the same label.
      const met = new Set<string>()
      if (own && Object.hasOwn(own, protection)) met.add(labelText(protection, own[protection]))
      for (const { text, holds } of tests) {
        if (!holds(own)) continue
        // A test of the key alone is reported with the value found.
        met.add(own && Object.hasOwn(own, text) ? labelText(text, own[text]) : text)
      }
      for (const label of met) found.push({ code: 'PROTECTED_LABEL', label })
      for (const { pattern, holds } of names) {
        if (holds(image.name)) found.push({ code: 'PROTECTED_NAME', pattern })
      }
    },
  }
}

const labelText = (key: string, value: string | undefined) => (value ? `${key}=${value}` : key)

/** What has been counted in a group, from its newest image on. */
interface Count {
  /** When its READY images were created, newest first. */
  ready: number[]
  counted: number
  active: number
}

function entriesOf(family: Members, policy: RetirePolicy, look: Look): Entry[] {
  const counts = new Map<string, Count>()
  const last = family.members.find(({ image }) => image.status === 'READY') ?? family.members[0]
  return family.members.map((member) => {
    const { image, created } = member
    const group = policy.keep.per === 'architecture' ? (image.architecture ?? '') : ''
    const count = counts.get(group) ?? { ready: [], counted: 0, active: 0 }
    counts.set(group, count)
    const rank = rankOf(stateOf(image))
    const isKnown = unreadFields(image).length === 0 && !Number.isNaN(created)
    const isReady = isKnown && image.status === 'READY'
    const isActive = isReady && rank === 0
    const ages = agesOf(member, rank, count.ready, policy)
    const isCounted = policy.keep.of === 'active' ? isActive : isReady
    if (isReady) count.ready.push(created)
    if (isCounted) count.counted += 1
    if (isActive) count.active += 1
    const against = unknownOf(family, image, isKnown, rank, look)
    if (image === family.head && !family.isGuess) against.push(IS_HEAD)
    look.protect(image, against)
    // An image that is being created or deleted is never touched; for a FAILED one, the policy
    // decides.
    const mayFail = image.status === 'FAILED' && !policy.protect.notReady
    if (image.status !== 'READY' && !mayFail) {
      against.push({ code: 'NOT_READY', status: image.status ?? '' })
    }
    const isWithin = isCounted && count.counted <= policy.keep.newest
    if (isWithin) {
      against.push({ code: 'WITHIN_NEWEST', rank: count.counted, newest: policy.keep.newest })
    }
    if (isActive && count.active <= policy.protect.active) {
      against.push({ code: 'LAST_ACTIVE', least: policy.protect.active })
    }
    if (ages.unreadableLabel !== undefined) {
      against.push({ code: 'END_OF_LIFE_UNREADABLE', label: ages.unreadableLabel })
    }
    const isBeyond = isCounted && !isWithin
    const steps = reachable(ages.steps, rank, policy)
    return {
      image,
      created,
      rank,
      against: trimmed(against),
      isBeyond,
      isLast: member === last,
      ages,
      steps,
    }
  })
}

/**
 * The steps an image can take from its state: only a DELETED one is deleted for good. When ages
 * count from the last state, nothing is known beyond the next step.
 */
function reachable(
  steps: readonly AgeStep[],
  rank: number,
  policy: RetirePolicy,
): readonly AgeStep[] {
  const isLeftOut = steps.at(-1)?.stage === 'REMOVED' && STAGES[rank] !== 'DELETED'
  const found = isLeftOut ? steps.slice(0, -1) : steps
  return policy.ages.since === 'lastState' ? found.slice(0, 1) : found
}

const IS_HEAD: ReasonAgainst = { code: 'IS_HEAD' }

function unknownOf(
  family: Members,
  image: Image,
  isKnown: boolean,
  rank: number,
  look: Look,
): ReasonAgainst[] {
  const found: ReasonAgainst[] = []
  const by = look.notChosen(image)
  if (by !== undefined) found.push({ code: 'NOT_CHOSEN', by })
  if (!isKnown) {
    const fields = unreadFields(image)
    found.push({ code: 'UNREAD', fields: fields.length > 0 ? fields : ['creationTimestamp'] })
  } else if (rank < 0) found.push({ code: 'STATE_UNKNOWN', state: stateOf(image) })
  if (family.isGuess) found.push({ code: 'HEAD_UNKNOWN' })
  return found
}
