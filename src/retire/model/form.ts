/** The policy as form values: numbers as text, an empty age for never. */
import type { RetirePolicy } from '../../compute/retire/policy.ts'
import { PRESETS } from '../../compute/retire/presets.ts'
import { changedSettings, settingsOf, withSettings } from '../../compute/retire/settings.ts'

type Texts<T> = T extends readonly string[]
  ? string[]
  : T extends boolean
    ? boolean
    : T extends object
      ? { [K in keyof T]: Texts<T[K]> }
      : T extends string
        ? T
        : string

/** A policy with every number as text. Fields and problems have the same paths as in the policy. */
export type PolicyForm = Texts<RetirePolicy>

export const formOf = (policy: RetirePolicy): PolicyForm =>
  withSettings(
    policy,
    new Map([...settingsOf(policy)].map(([path, value]) => [path, fieldOf(value)])),
  ) as unknown as PolicyForm

const fieldOf = (value: unknown) =>
  value === null ? '' : typeof value === 'number' ? String(value) : value

/** The form's values as a policy, valid or not: check with `policyProblems`. */
export const policyOf = (form: PolicyForm): unknown =>
  withSettings(
    PRESETS.conservative,
    new Map(
      [...settingsOf(form as unknown as RetirePolicy)].map(([path, value]) => [
        path,
        valueOf(path, value),
      ]),
    ),
  )

const defaults = settingsOf(PRESETS.conservative)

/** Text that isn't a number is kept as is, and validation rejects it. */
function valueOf(path: string, value: unknown): unknown {
  if (typeof value !== 'string') return value
  const isAge = path.startsWith('ages.') && path !== 'ages.since'
  if (!isAge && typeof defaults.get(path) !== 'number') return value
  const text = value.trim()
  if (isAge && text === '') return null
  return /^\d{1,9}$/.test(text) ? Number(text) : text
}

/** How many settings differ from the preset, not counting which images are chosen: no preset sets that. */
export const howManyChanged = (policy: RetirePolicy): number =>
  changedSettings(policy).filter(([path]) => !path.startsWith('choose.')).length
