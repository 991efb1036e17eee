/**
 * Lists and projects that are typed out: `due in web-*`, `state: obsolete`, `label: env=prod`,
 * `filter: status = FAILED`, `project: other`.
 */
import { PROJECT } from '../compute/names.ts'
import type { ImagesSearch } from '../images/list/search.ts'
import { NAMED_LISTS } from './lists.ts'

/** What was typed out. */
export type Typed =
  | { kind: 'list'; label: string; search: ImagesSearch }
  | { kind: 'project'; label: string; project: string }
  /** It begins like one of them, and isn't complete or not valid; `label` says what to type. */
  | { kind: 'incomplete'; label: string }

const NAMED = /^(due|overdue|active|deprecated|obsolete|deleted)(?: images)? in +(\S.*)$/

/** Reads what was typed; undefined if it is something to search for. */
export function readTyped(typed: string): Typed | undefined {
  const text = typed.trim()
  const [, prefix, rest = ''] = /^([^:]*):(.*)$/s.exec(text) ?? []
  if (prefix !== undefined) return readPrefixed(prefix.toLowerCase(), rest.trim())
  const [, name = '', pattern = ''] = NAMED.exec(text.toLowerCase()) ?? []
  const list = NAMED_LISTS.find(({ value }) => value === (name === 'due' ? 'overdue' : name))
  if (!list) return undefined
  return {
    kind: 'list',
    label: `${list.label} in ${pattern}`,
    search: { ...list.search, ...wordsOf(pattern) },
  }
}

function readPrefixed(prefix: string, rest: string): Typed | undefined {
  switch (prefix) {
    case 'filter':
      return apiFilter(rest)
    case 'project':
      return project(rest)
    case 'label':
      return withLabel(rest)
    default:
      return namedList(prefix, rest.toLowerCase())
  }
}

function apiFilter(filter: string): Typed {
  if (filter === '') {
    return { kind: 'incomplete', label: 'Type an API filter, such as status = FAILED' }
  }
  return { kind: 'list', label: `Images with ${filter}`, search: { filter } }
}

function withLabel(label: string): Typed {
  const [key, value] = label.split(/=(.*)/s)
  if (!key || !value) return { kind: 'incomplete', label: 'Type a label, such as env=prod' }
  return { kind: 'list', label: `Images with ${label}`, search: { labels: [label] } }
}

/** The list of a facet's value; its values while it is incomplete. Anything else may be a label. */
function namedList(facet: string, value: string): Typed | undefined {
  const lists = NAMED_LISTS.filter((each) => each.facet === facet)
  const list = lists.find((each) => each.value === value)
  if (list) return { kind: 'list', label: list.label, search: list.search }
  if (!lists.some((each) => each.value.startsWith(value))) return undefined
  const values = lists.map((each) => each.value).join(', ')
  return { kind: 'incomplete', label: `Type one of ${values}` }
}

function project(id: string): Typed {
  if (PROJECT.test(id)) return { kind: 'project', label: id, project: id }
  return { kind: 'incomplete', label: 'Type a project ID or number, such as my-project-123' }
}

/** The list looks for words: those between the stars of a pattern. */
function wordsOf(pattern: string): ImagesSearch {
  const q = pattern
    .split(/[*\s]+/)
    .filter(Boolean)
    .join(' ')
  return q === '' ? {} : { q }
}
