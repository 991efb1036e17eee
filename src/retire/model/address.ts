/**
 * The parameters of the page's URL: the policy (`v=1&preset=golden&keep.newest=3`, only what differs from
 * the preset), the day and the filter, and a fingerprint of the images when the link was copied.
 */
import { REASONS_SHOWN, type ReasonShown } from './reasons.ts'
import type { FieldProblem, RetirePolicy } from '../../compute/retire/policy.ts'
import { PRESETS } from '../../compute/retire/presets.ts'
import { policySearch, readPolicySearch } from '../../compute/retire/readPolicy.ts'
import { SHOWN, type Shown } from './view.ts'

/** The parameters as the router has them, as flat strings. Any policy setting may be among them. */
export interface RetireSearch {
  v?: string
  preset?: string
  'choose.families'?: string
}

/** The page's own parameters; all others belong to the policy. */
const OWN = ['on', 'show', 'reason', 'seen', 'edit'] as const
type Own = (typeof OWN)[number]

/** The policy if the URL has none: all families, with the most conservative preset. */
export const FIRST: RetirePolicy = {
  ...PRESETS.conservative,
  choose: { ...PRESETS.conservative.choose, families: ['*'] },
}

export interface PolicyRead {
  policy: RetirePolicy
  /** Problems with the URL; if there are any, the policy is `FIRST`. */
  problems: readonly FieldProblem[]
}

/** The policy part of a URL, as text: equal for URLs with the same policy. */
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

/** Replaces the policy and keeps the page's own parameters. */
export function withPolicy(search: RetireSearch, policy: RetirePolicy): RetireSearch {
  const own = Object.entries(search).filter(([key]) => isOwn(key))
  return Object.fromEntries([...new URLSearchParams(policySearch(policy)), ...own])
}

const isOwn = (key: string): key is Own => OWN.some((own) => own === key)

/** What the page shows. */
export interface Look {
  /** The day in UTC, `2027-03-01`; undefined for today. */
  on: string | undefined
  show: Shown
  reason: ReasonShown | undefined
  /** On a narrow screen: the policy instead of the plan. */
  edit: boolean
}

/** Reads it; invalid parameters are ignored. */
export function readLook(search: RetireSearch): Look {
  const { on, show, reason, edit } = search as Record<string, unknown>
  return {
    on: typeof on === 'string' && /^\d{4}-\d\d-\d\d$/.test(on) ? on : undefined,
    show: SHOWN.find((each) => each === show) ?? 'all',
    reason: REASONS_SHOWN.find((each) => each === reason),
    edit: String(edit) === 'true',
  }
}

/** Defaults are left out of the URL. */
export const withLook = (search: RetireSearch, look: Partial<Look>): RetireSearch => ({
  ...search,
  ...look,
  ...(look.show === 'all' && { show: undefined }),
  ...(look.edit === false && { edit: undefined }),
})

/** The fingerprint from when the link was copied; see `seen.ts`. */
export const seenOf = (search: RetireSearch): unknown => (search as Record<string, unknown>)['seen']
