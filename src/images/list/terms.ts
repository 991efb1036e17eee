/**
 * The filter box: words, each of which has to occur in what a row shows or in its description.
 * `key=value` or `key:value` finds labels by key and the beginning of the value; `key=` and `key:`
 * find those with the key. `use:none`, `use:some` and `use:unknown` find images by whether something
 * in their project uses them, `age>90d` and `age<90d` by when they were created, `breaks:any` and
 * `breaks:labels.env` by the rules of the project that they break.
 */
import type { Broken } from '../../compute/conventions/broken.ts'
import type { Image } from '../../compute/schema.ts'
import type { Entry } from '../table/entry.ts'

export interface Term {
  word: string
  /** The beginning of a matching label, if the word can mean one. */
  label: string | undefined
  /** For a term about something other than text. */
  test?: (entry: Entry) => boolean
}

const LABELS = '\0'

/**
 * The words in the typed text.
 * @param now ms since the epoch, for ages
 * @param broken what breaks the rules; null or undefined if that isn’t known
 */
export function readTerms(typed: string, now: number, broken?: Broken | null): Term[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return words.map((word) => {
    const test = useTest(word) ?? ageTest(word, now) ?? breaksTest(word, broken)
    return { word, label: labelStart(word), ...(test && { test }) }
  })
}

/** Whether a filter asks for the use of images, so that it has to be read. */
export const asksForUse = (terms: readonly Term[]): boolean =>
  terms.some(({ word }) => USE.test(word))

const USE = /^use:(?:some|none|unknown)$/

const useTest = (word: string): Term['test'] =>
  USE.test(word) ? ({ used }) => used?.state === word.slice(4) : undefined

const BREAKS = /^breaks:(.+)$/s

/** The words for rules whose images a filter asks for. */
export const askedRules = (terms: readonly Term[]): string[] =>
  terms.flatMap(({ word }) => BREAKS.exec(word)?.[1] ?? [])

function breaksTest(word: string, broken?: Broken | null): Term['test'] {
  const rule = BREAKS.exec(word)?.[1]
  return rule === undefined ? undefined : ({ image }) => broken?.get(rule)?.has(image.name) ?? false
}

/** An unreadable time is neither older nor newer. */
function ageTest(word: string, now: number): Term['test'] {
  const [, sign, days] = /^age([<>])(\d+)d$/.exec(word) ?? []
  if (!sign) return undefined
  const at = now - Number(days) * 86_400_000
  return ({ created }) => (sign === '>' ? created < at && created > -Infinity : created > at)
}

function labelStart(word: string): string | undefined {
  const at = word.search(/[=:]/)
  return at > 0 ? `\n${word.slice(0, at)}=${word.slice(at + 1)}` : undefined
}

/** What an image is searched by, in lowercase, labels last. `state` as returned by `stateOf`. */
function searchText(image: Image, state: string): string {
  const { name, family = '', description = '', status = '', architecture = '', labels } = image
  let text = `${name}\n${family}\n${description}\n${state}\n${status}\n${architecture}${LABELS}`
  for (const key in labels) text += `\n${key}=${labels[key]}`
  return text.toLowerCase()
}

/** What an entry is searched by; computed when first needed. */
export const textOf = (entry: Entry): string =>
  (entry.text ??= searchText(entry.image, entry.state))

/** Whether an entry passes all terms. */
export function passesTerms(entry: Entry, terms: readonly Term[]): boolean {
  for (const { test } of terms) if (test && !test(entry)) return false
  for (const term of terms) if (!term.test && !contains(entry, term)) return false
  return true
}

/**
 * Whether the word occurs in what the entry is searched by. Typing only makes words longer: where `web`
 * doesn't occur, neither does `web-b`, and of 100,000 texts most are searched once.
 */
function contains(entry: Entry, { word, label }: Term): boolean {
  if (label !== undefined) return fits(textOf(entry), word, label)
  if (entry.lacks !== undefined && word.includes(entry.lacks)) return false
  if (textOf(entry).includes(word)) return true
  entry.lacks = word
  return false
}

function fits(text: string, word: string, label: string): boolean {
  const labels = text.indexOf(LABELS)
  if (text.includes(label, labels)) return true
  const at = text.indexOf(word)
  return at >= 0 && at < labels
}
