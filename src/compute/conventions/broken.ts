/** What the list’s filter finds by `breaks:`. */
import type { Report } from './check.ts'

/** Names of images by what they break: a word for each rule, in lowercase. */
export type Broken = ReadonlyMap<string, ReadonlySet<string>>

/** Besides those for rules: what breaks any of them, and what couldn’t be checked against one. */
const ANY = 'any'
const UNKNOWN = 'unknown'

/**
 * The images that break each rule, under every word for it: its path in the file
 * (`rules.0.labels.env`), the beginning of that (`rules.0`), and both without the rule’s number
 * (`labels.env`, `labels`). A rule that no image breaks has its words, too.
 */
export function brokenIn({ all }: Report): Broken {
  const broken = new Map<string, Set<string>>([
    [ANY, new Set()],
    [UNKNOWN, new Set()],
  ])
  const add = (word: string, names: readonly string[]) => {
    const known = broken.get(word)
    if (known) for (const name of names) known.add(name)
    else broken.set(word, new Set(names))
  }
  for (const { requirement, findings, unknown } of all) {
    const names = findings.map(({ image }) => image.name)
    for (const word of [ANY, ...wordsOf(requirement.id.toLowerCase())]) add(word, names)
    add(
      UNKNOWN,
      unknown.map(({ name }) => name),
    )
  }
  return broken
}

/** The words for rules without their numbers: `labels.env`, `name`. */
export const shortWords = ({ all }: Report): string[] => [
  ...new Set(all.map(({ requirement }) => requirement.id.replace(/^rules\.\d+\./, ''))),
]

/** @param id as of a requirement: `rules.0.labels.env` */
function wordsOf(id: string): string[] {
  const [, rule = '', path = ''] = /^(rules\.\d+)\.(.*)$/s.exec(id) ?? []
  const [kind = ''] = path.split('.')
  return [...new Set([id, `${rule}.${kind}`, rule, path, kind])]
}
