/**
 * Policies as text: JSON for files, `key=value` for URLs. Missing settings are those of the preset.
 */
import { nearest } from './nearest.ts'
import {
  PRESET_NAMES,
  policyProblems,
  type FieldProblem,
  type PresetName,
  type RetirePolicy,
} from './policy.ts'
import { PRESETS } from './presets.ts'
import { SETTINGS, changedSettings, settingsOf, withSettings, type Setting } from './settings.ts'
import { isObject } from '../isObject.ts'

export type ReadPolicy = { policy: RetirePolicy } | { problems: readonly FieldProblem[] }

/** A policy for a file: with all settings, so that later changes to presets don't affect it. */
export const policyJson = (policy: RetirePolicy): string => `${JSON.stringify(policy, null, 2)}\n`

/** Reads a policy from a JSON value. */
export function readPolicyValue(value: unknown): ReadPolicy {
  if (!isObject(value)) return { problems: [{ field: '', message: 'A policy is a JSON object.' }] }
  if (value['version'] === undefined) {
    return { problems: [{ field: 'version', message: 'Set the version: 1.' }] }
  }
  return fill(new Map(leaves(value, '')))
}

/**
 * The given settings by path. A group where a value belongs, or a value where a group belongs, is
 * kept as it is: it then counts as an unknown setting.
 */
function* leaves(value: Record<string, unknown>, path: string): Generator<[string, unknown]> {
  for (const [key, inner] of Object.entries(value)) {
    const at = path + key
    if (isObject(inner) && !SETTINGS.includes(at) && isGroupPath(at)) yield* leaves(inner, `${at}.`)
    else yield [at, inner]
  }
}

const isGroupPath = (path: string) => SETTINGS.some((each) => each.startsWith(`${path}.`))

function fill(given: ReadonlyMap<string, unknown>): ReadPolicy {
  const unknown = [...given.keys()].filter((path) => !SETTINGS.includes(path))
  const preset = given.get('preset') ?? 'conservative'
  const base = PRESETS[isPreset(preset) ? preset : 'conservative']
  const filled = withSettings(base, given)
  const problems = [...unknown.map(unknownSetting), ...policyProblems(filled)]
  return problems.length > 0 ? { problems } : { policy: filled as RetirePolicy }
}

const isPreset = (value: unknown): value is PresetName =>
  PRESET_NAMES.some((name) => name === value)

function unknownSetting(path: string): FieldProblem {
  if (isGroupPath(path)) return { field: path, message: `${path} is a group of settings.` }
  const last = path.slice(path.lastIndexOf('.') + 1)
  const meant =
    nearest(path, SETTINGS) ??
    SETTINGS.find((each) => each.endsWith(`.${nearest(last, SETTINGS.map(lastOf)) ?? '?'}`))
  const hint = meant === undefined ? '' : ` Did you mean ${meant}?`
  return { field: path, message: `There is no setting ${path}.${hint}` }
}

const lastOf = (path: string) => path.slice(path.lastIndexOf('.') + 1)

/**
 * A policy for a URL: `v=1&preset=golden&choose.families=web-*`. Only what differs from the preset;
 * changing the values of a preset requires a new version.
 */
export function policySearch(policy: RetirePolicy): string {
  const search = new URLSearchParams({ v: String(policy.version), preset: policy.preset })
  for (const [path, value] of changedSettings(policy)) search.set(path, settingText(value))
  return search.toString()
}

/** Reads a policy from the query string of a URL, with or without `?`. */
export function readPolicySearch(text: string): ReadPolicy {
  const search = new URLSearchParams(text)
  const given = new Map<string, unknown>()
  const defaults = settingsOf(PRESETS.conservative)
  for (const [key, value] of search) {
    const path = key === 'v' ? 'version' : key
    given.set(path, settingFrom(value, path, defaults.get(path)))
  }
  if (!given.has('version')) given.set('version', undefined)
  return fill(given)
}

const NEVER = 'never'
/** Stands for an empty list or text: a parameter without a value is easily lost from a URL. */
const NOTHING = '-'

/** No list item contains a comma. */
const settingText = (value: Setting): string =>
  value === null ? NEVER : (Array.isArray(value) ? value.join(',') : String(value)) || NOTHING

/**
 * @param like a value of the setting's type; text that doesn't fit is kept, and rejected later
 */
function settingFrom(text: string, path: string, like: Setting | undefined): unknown {
  if (text === NOTHING) return Array.isArray(like) ? [] : ''
  if (Array.isArray(like)) return text === '' ? [] : text.split(',')
  if (typeof like === 'boolean') return text === 'true' ? true : text === 'false' ? false : text
  if (typeof like === 'number' || path.startsWith('ages.')) {
    if (text === NEVER && path.startsWith('ages.')) return null
    return /^\d{1,9}$/.test(text) ? Number(text) : text
  }
  return text
}
