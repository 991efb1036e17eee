/** What the words of the filter box would mean if they weren't misspelled. */
import { visible } from '../../text/visible.ts'

const AGE = /^age[<>=:]/
const USE = /^use[=:]/
const RULE = /^breaks:./
const KEY = /^([^=:]+)[=:]/

/**
 * Words that look like more than text and match nothing, each with what to write instead, as sentences.
 * @param typed the text of the filter box, which no image matches
 * @param hasLabel whether any image has a label with this key, as far as is known
 */
export const wordHints = (typed: string, hasLabel: (key: string) => boolean): string[] =>
  typed
    .toLowerCase()
    .split(/\s+/)
    .flatMap((word) => hintOf(word, hasLabel) ?? [])

function hintOf(word: string, hasLabel: (key: string) => boolean): string | undefined {
  const key = KEY.exec(word)?.[1]
  if (key !== undefined && hasLabel(key)) return undefined
  if (AGE.test(word)) {
    return /^age[<>]\d+d$/.test(word)
      ? undefined
      : `“${visible(word)}” isn’t an age in days: write age>90d or age<90d.`
  }
  if (USE.test(word)) {
    return /^use:(?:none|some|unknown)$/.test(word)
      ? undefined
      : `“${visible(word)}” isn’t a use: write use:none, use:some or use:unknown.`
  }
  if (key === undefined || RULE.test(word)) return undefined
  return `“${visible(word)}” looks for a label, and no image has the label ${visible(key)}. For other fields, type the value alone.`
}
