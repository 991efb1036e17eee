/**
 * The filter box: words, each of which has to occur in what a row shows or in its description.
 * `key=value` or `key:value` finds labels by key and the beginning of the value; `key=` and `key:`
 * find those with the key.
 */
import type { Image } from '../../compute/schema.ts'
import type { Entry } from '../table/entry.ts'

export interface Term {
  word: string
  /** The beginning of a matching label, if the word can mean one. */
  label: string | undefined
}

const LABELS = '\0'

/** The words in the typed text. */
export function readTerms(typed: string): Term[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return words.map((word) => ({ word, label: labelStart(word) }))
}

function labelStart(word: string): string | undefined {
  const at = word.search(/[=:]/)
  return at > 0 ? `\n${word.slice(0, at)}=${word.slice(at + 1)}` : undefined
}

/** What an image is searched by, in lowercase, labels last. `state` as returned by `stateOf`. */
export function searchText(image: Image, state: string): string {
  const { name, family = '', description = '', status = '', architecture = '', labels } = image
  let text = `${name}\n${family}\n${description}\n${state}\n${status}\n${architecture}${LABELS}`
  for (const key in labels) text += `\n${key}=${labels[key]}`
  return text.toLowerCase()
}

/** What an entry is searched by; computed when first needed. */
export const textOf = (entry: Entry): string =>
  (entry.text ??= searchText(entry.image, entry.state))

/** Whether all the words occur in a {@link searchText}. */
export function matches(text: string, terms: readonly Term[]): boolean {
  for (const term of terms) {
    if (term.label === undefined ? !text.includes(term.word) : !fits(text, term.word, term.label)) {
      return false
    }
  }
  return true
}

function fits(text: string, word: string, label: string): boolean {
  const labels = text.indexOf(LABELS)
  if (text.includes(label, labels)) return true
  const at = text.indexOf(word)
  return at >= 0 && at < labels
}
