/** A policy as individual settings, each with its path: `keep.newest`. */
import { PRESETS } from './presets.ts'
import type { RetirePolicy } from './policy.ts'
import { isObject } from '../isObject.ts'

export type Setting = string | number | boolean | null | readonly string[]

/** All settings of a policy by path. */
export const settingsOf = (policy: RetirePolicy): Map<string, Setting> =>
  new Map(leavesOf(policy, ''))

function* leavesOf(value: object, path: string): Generator<[string, Setting]> {
  for (const [key, inner] of Object.entries(value) as [string, Setting | object][]) {
    if (isObject(inner)) yield* leavesOf(inner, `${path}${key}.`)
    else yield [path + key, inner as Setting]
  }
}

/** The paths of all settings. */
export const SETTINGS: readonly string[] = [...settingsOf(PRESETS.conservative).keys()]

/** Whether two settings are the same; the order of a list does not matter. */
const sameSetting = (a: Setting | undefined, b: Setting | undefined): boolean =>
  Array.isArray(a) && Array.isArray(b)
    ? JSON.stringify([...a].sort()) === JSON.stringify([...b].sort())
    : a === b

/** The settings in which a policy differs from its preset. */
export function changedSettings(policy: RetirePolicy): [path: string, value: Setting][] {
  const preset = settingsOf(PRESETS[policy.preset])
  return [...settingsOf(policy)].filter(([path, value]) => !sameSetting(value, preset.get(path)))
}

/**
 * The preset with some settings replaced.
 * @param changes by path; only paths in `SETTINGS`
 */
export function withSettings(
  preset: RetirePolicy,
  changes: ReadonlyMap<string, unknown>,
): Record<string, unknown> {
  const copy = (value: object, path: string): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(value).map(([key, inner]: [string, unknown]) => {
        const at = path + key
        if (isObject(inner)) return [key, copy(inner, `${at}.`)]
        return [key, changes.has(at) ? changes.get(at) : inner]
      }),
    )
  return copy(preset, '')
}
