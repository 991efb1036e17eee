/** A short fingerprint of the images when a link was copied, so that opening the link shows what changed. */
import { stateOf } from '../../compute/deprecation.ts'
import type { Plan } from '../../compute/retire/plan.ts'

export interface Seen {
  /** When the link was copied, ms since the epoch. */
  at: number
  /** Number of images the plan changed. */
  changes: number
  /** Fingerprint of the images in the chosen families. */
  print: string
}

/** `1764000000.27.1x8k3f`: seconds since the epoch, changes, fingerprint. */
export const seenText = (plan: Plan, now: number): string =>
  [Math.floor(now / 1000), plan.outcomes.change, fingerprint(plan)].join('.')

/** @returns undefined if it isn't one */
export function readSeen(text: unknown): Seen | undefined {
  const [, at, changes, print] =
    /^(\d{1,11})\.(\d{1,7})\.([0-9a-z]{1,14})$/.exec(typeof text === 'string' ? text : '') ?? []
  if (print === undefined) return undefined
  return { at: Number(at) * 1000, changes: Number(changes), print }
}

/** Whether the plan's images are unchanged. */
export const isAsSeen = (seen: Seen, plan: Plan): boolean => seen.print === fingerprint(plan)

/** Covers everything a plan depends on except the time. The order of labels doesn't matter. */
function fingerprint({ families }: Plan): string {
  let hash = 0
  let other = 0
  const add = (text: string) => {
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index)
      hash = Math.imul(hash ^ code, 0x01000193)
      other = Math.imul(other + code, 0x5bd1e995) ^ (other >>> 15)
    }
  }
  for (const { rows } of families) {
    for (const { image } of rows) {
      const { name, id = '', status = '', family = '', architecture = '', deprecated = {} } = image
      const { replacement = '', deprecated: since = '', obsolete = '', deleted = '' } = deprecated
      const labels = Object.entries(image.labels ?? {}).map(([key, value]) => `${key}=${value}`)
      const texts = [name, id, status, family, architecture, stateOf(image), replacement]
      add([...texts, since, obsolete, deleted, ...labels.sort(), ''].join('\n'))
    }
  }
  return (hash >>> 0).toString(36) + (other >>> 0).toString(36)
}
