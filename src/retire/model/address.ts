/**
 * What the address of the page says: the policy (`v=1&preset=golden&keep.newest=3`, only what differs from
 * the preset), the day and the rows that are looked at, and what the estate was when the link was copied.
 */
import { REASONS_SHOWN, type ReasonShown } from './reasons.ts'
import type { FieldProblem, RetirePolicy } from '../../compute/retire/policy.ts'
import { PRESETS } from '../../compute/retire/presets.ts'
import { policySearch, readPolicySearch } from '../../compute/retire/readPolicy.ts'
import { SHOWN, type Shown } from './view.ts'

/** The parameters as the router knows them: flat texts. Besides the version, any setting of a policy. */
export interface RetireSearch {
  v?: string
  preset?: string
  'choose.families'?: string
}

/** Of the parameters, those that are the page's own. The others are the policy's. */
const OWN = ['on', 'show', 'reason', 'seen', 'edit'] as const
type Own = (typeof OWN)[number]

/** The policy of a page whose address has none: all families, and the most careful preset. */
export const FIRST: RetirePolicy = {
  ...PRESETS.conservative,
  choose: { ...PRESETS.conservative.choose, families: ['*'] },
}

export interface PolicyRead {
  policy: RetirePolicy
  /** What is wrong with the address: then the policy is the first one. */
  problems: readonly FieldProblem[]
}

/** The part of an address that is the policy, as text: what two addresses have to share. */
export function policyText(search: RetireSearch): string {
  const given = Object.entries(search).filter(([key]) => !isOwn(key))
  return new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString()
}

export function readPolicyText(text: string): PolicyRead {
  if (text === '') return { policy: FIRST, problems: [] }
  const read = readPolicySearch(text)
  return 'policy' in read
    ? { policy: read.policy, problems: [] }
    : { policy: FIRST, problems: read.problems }
}

/** The parameters that say a policy; those of the page stay. */
export function withPolicy(search: RetireSearch, policy: RetirePolicy): RetireSearch {
  const own = Object.entries(search).filter(([key]) => isOwn(key))
  return Object.fromEntries([...new URLSearchParams(policySearch(policy)), ...own])
}

const isOwn = (key: string): key is Own => OWN.some((own) => own === key)

/** What is looked at. */
export interface Look {
  /** The day in UTC, `2027-03-01`; undefined for today. */
  on: string | undefined
  show: Shown
  reason: ReasonShown | undefined
  /** On a narrow screen: the policy in place of the plan. */
  edit: boolean
}

/** Reads it; what cannot be read is as if it were not there. */
export function readLook(search: RetireSearch): Look {
  const { on, show, reason, edit } = search as Record<string, unknown>
  return {
    on: typeof on === 'string' && /^\d{4}-\d\d-\d\d$/.test(on) ? on : undefined,
    show: SHOWN.find((each) => each === show) ?? 'all',
    reason: REASONS_SHOWN.find((each) => each === reason),
    edit: String(edit) === 'true',
  }
}

/** Defaults stay out of the address. */
export const withLook = (search: RetireSearch, look: Partial<Look>): RetireSearch => ({
  ...search,
  ...look,
  ...(look.show === 'all' && { show: undefined }),
  ...(look.edit === false && { edit: undefined }),
})

/** What the estate was when the link was copied; see `seen.ts`. */
export const seenOf = (search: RetireSearch): unknown => (search as Record<string, unknown>)['seen']
