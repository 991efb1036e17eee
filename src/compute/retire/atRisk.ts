/** Families whose users are about to be left with nothing, or with something outdated. */
import { dueState, isActive, stateOf } from '../deprecation.ts'
import type { Families } from '../families.ts'
import { canBeHead } from '../family.ts'
import type { Image } from '../schema.ts'
import { membersOf, type Members } from './families.ts'

export type Risk =
  /** It resolves to nothing. `restore`: the newest READY image, which could be made active again. */
  | { kind: 'noHead'; members: number; restore: Image | undefined }
  /**
   * A planned date of the head has passed: applying it would move the head to `next`, or to
   * nothing.
   */
  | { kind: 'headDue'; head: Image; next: Image | undefined }
  /** Creating an image newer than the head failed. */
  | { kind: 'newestFailed'; failed: Image; head: Image }
  /** No other image is ACTIVE or DEPRECATED: there is nothing to roll back to. */
  | { kind: 'oneActive'; head: Image }
  /** A member that couldn't be read may be the head. */
  | { kind: 'unknown' }

export interface FamilyAtRisk {
  family: string
  risk: Risk
}

/**
 * Every risk of every family: the most serious kinds first, then by name.
 * @param now ms since the epoch
 */
export function familiesAtRisk(images: Families, now: number): FamilyAtRisk[] {
  const found = [...membersOf(images)].flatMap((family) =>
    risksOf(family, now).map((risk) => ({ family: family.family, risk })),
  )
  return found.sort((a, b) => KINDS.indexOf(a.risk.kind) - KINDS.indexOf(b.risk.kind))
}

const KINDS: readonly Risk['kind'][] = ['noHead', 'unknown', 'headDue', 'newestFailed', 'oneActive']

function risksOf({ members, head, isGuess }: Members, now: number): Risk[] {
  if (isGuess) return [{ kind: 'unknown' }]
  const images = members.map(({ image }) => image)
  if (!head) {
    const restore = images.find(({ status }) => status === 'READY')
    return [{ kind: 'noHead', members: images.length, restore }]
  }
  const risks: Risk[] = []
  const [next] = images.filter((image) => image !== head && canBeHead(image))
  if (dueState(head, now)) risks.push({ kind: 'headDue', head, next })
  const newer = images.slice(0, images.indexOf(head))
  const failed = newer.find((image) => image.status === 'FAILED' && isActive(image))
  if (failed) risks.push({ kind: 'newestFailed', failed, head })
  const canRollBack = images.some((image) => image !== head && isUsable(image))
  // It isn't news that a family's first image is its only one.
  if (!canRollBack && images.length > 1) risks.push({ kind: 'oneActive', head })
  return risks
}

/** Whether new VMs can be made from it: a deprecated image only warns. */
const isUsable = (image: Image) =>
  image.status === 'READY' && ['ACTIVE', 'DEPRECATED'].includes(stateOf(image))

/** The risk as a phrase that follows the family's name: `resolves to nothing: …`. */
export function riskText(risk: Risk): string {
  switch (risk.kind) {
    case 'noHead':
      return risk.members === 1
        ? 'resolves to nothing: its only image isn’t ready and active.'
        : `resolves to nothing: none of its ${risk.members} images is ready and active.`
    case 'headDue':
      return `has an overdue head, ${risk.head.name}. Once that is done, it resolves to ${risk.next?.name ?? 'nothing'}.`
    case 'newestFailed':
      return `still resolves to ${risk.head.name}: the creation of ${risk.failed.name} failed.`
    case 'oneActive':
      return `has one image that can be used, ${risk.head.name}. There is nothing to roll back to.`
    case 'unknown':
      return 'may resolve to an image that couldn’t be read.'
  }
}
