/** What the words of the filter box would mean if they weren't misspelled. */
import { visible } from '../../text/visible.ts'
import { readTerms } from './terms.ts'

const AGE = /^age[<>=:]/
const USE = /^use[=:]/
const KEY = /^([^=:]+)[=:]/

/**
 * What to write instead of words that look like more than text and mean nothing else, as sentences.
 * @param typed the text of the filter box, which no image matches
 * @param hasLabel whether any image listed has a label with this key, or that isn't known yet
 */
export function wordHints(typed: string, hasLabel: (key: string) => boolean): string[] {
  const texts = readTerms(typed, 0).filter(({ test }) => !test)
  return [...new Set(texts.flatMap(({ word }) => hintOf(word, hasLabel) ?? []))]
}

function hintOf(word: string, hasLabel: (key: string) => boolean): string | undefined {
  const key = KEY.exec(word)?.[1]
  if (key !== undefined && hasLabel(key)) return undefined
  if (AGE.test(word)) return `“${visible(word)}” isn’t an age in days: write age>90d or age<90d.`
  if (USE.test(word)) {
    return `“${visible(word)}” isn’t a use: write use:none, use:some or use:unknown.`
  }
  if (key === undefined) return undefined
  return `“${visible(word)}” looks for a label, and no image listed here has the label ${visible(key)}. For other fields, type the value alone.`
}
