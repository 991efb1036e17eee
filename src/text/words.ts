import { clipText, visible } from './visible.ts'

/** Longer than any value of the API; a longer one would push the rest off the screen. */
const LIMIT = 40

/**
 * `DEPRECATED` → `Deprecated`: an enum value of the API as a word; unknown values get the same
 * treatment, and long ones are cut.
 */
export function word(value: string): string {
  if (value === '') return 'Unknown'
  if (value.length > LIMIT) return `${word(clipText(value, LIMIT - 1))}…`
  return visible(value.charAt(0).toUpperCase() + value.slice(1).toLowerCase().replaceAll('_', ' '))
}

/** For the tooltip: the full value when {@link word} cuts it. */
export const wholeWord = (value: string): string | undefined =>
  value.length > LIMIT ? visible(clipText(value, 1000)) : undefined
