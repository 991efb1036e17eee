import { clipText, visible } from './visible.ts'

/** Longer than all that the API has; what is longer would push the rest off the screen. */
const LIMIT = 40

/**
 * `DEPRECATED` → `Deprecated`: an enum value of the API as a word; one we do not know looks the same
 * way, cut short where it is long.
 */
export function word(value: string): string {
  if (value === '') return 'Unknown'
  if (value.length > LIMIT) return `${word(clipText(value, LIMIT - 1))}…`
  return visible(value.charAt(0).toUpperCase() + value.slice(1).toLowerCase().replaceAll('_', ' '))
}

/** For the hover: all of a value that {@link word} cuts short. */
export const wholeWord = (value: string): string | undefined =>
  value.length > LIMIT ? visible(clipText(value, 1000)) : undefined
