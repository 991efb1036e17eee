/**
 * The views of a project’s list that are saved in this browser, for this connection. A view is a
 * query: what its URL says about filters, order, groups and columns.
 */
import { session } from '../../api/http/session.ts'
import { readStored, writeStored } from '../../browser/storage.ts'
import { defaultView, setDefaultView } from './defaultView.ts'

export interface SavedView {
  name: string
  /** As in a URL, {@link inOrder}: `?states=ACTIVE`; `''` for all images. */
  query: string
}

/**
 * A query with its parameters sorted: in a URL, their order depends on what was changed first, and says
 * nothing about the view.
 */
export const inOrder = (query: string): string =>
  query && `?${query.slice(1).split('&').sort().join('&')}`

/** The query that the project’s list opens with, in order; null for all images. */
export function defaultQuery(project: string): string | null {
  const query = defaultView(project)
  return query === null ? null : inOrder(query)
}

/** Characters of a name. */
const LONGEST_NAME = 60

const key = (project: string) => `views.${session().base} ${project}` as const

/** The saved views, in order; none if what is stored can’t be read. */
export const readViews = (project: string): SavedView[] => parseViews(readStored(key(project)))

/** What is stored, one per line: the name, encoded, and the query. */
export function parseViews(stored: string | null): SavedView[] {
  return (stored ?? '').split('\n').flatMap((line) => {
    const [, name, query = ''] = /^([^\s?]+) (\?\S*|)$/.exec(line) ?? []
    const decoded = name === undefined ? '' : decode(name)
    return decoded === '' ? [] : [{ name: decoded, query: inOrder(query) }]
  })
}

export const formatViews = (views: readonly SavedView[]): string =>
  views.map(({ name, query }) => `${encodeURIComponent(name)} ${query}`).join('\n')

function decode(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return ''
  }
}

/**
 * Stores the views.
 * @returns whether they are stored: a browser can refuse
 */
export function writeViews(project: string, views: readonly SavedView[]): boolean {
  const text = formatViews(views)
  writeStored(key(project), text === '' ? null : text)
  return (readStored(key(project)) ?? '') === text
}

/**
 * Saves a view in place of the one that has its name, otherwise at the end; the default of the
 * project follows it.
 * @returns whether it is stored
 */
export function saveView(project: string, view: SavedView): boolean {
  const views = readViews(project)
  const before = views.find(({ name }) => name === view.name)
  return before ? replaceView(project, before, view) : writeViews(project, [...views, view])
}

/** Why a view can’t have this name; undefined if it can. */
export function nameProblem(name: string, others: readonly SavedView[]): string | undefined {
  if (name.trim() === '') return 'Enter a name.'
  if (name.trim().length > LONGEST_NAME) return `Use at most ${LONGEST_NAME} characters.`
  if (others.some((other) => other.name === name.trim())) return 'Another view has this name.'
  return undefined
}

/** The others: a view is known by its name. */
export const without = (views: readonly SavedView[], { name }: SavedView): SavedView[] =>
  views.filter((each) => each.name !== name)

/**
 * Replaces a view by another; the default of the project follows it.
 * @returns whether it is stored
 */
export function replaceView(project: string, view: SavedView, next: SavedView): boolean {
  const views = readViews(project).map((each) => (each.name === view.name ? next : each))
  if (!writeViews(project, views)) return false
  if (defaultQuery(project) === view.query) setDefaultView(project, next.query)
  return true
}

/**
 * Removes a view; if it is the default of the project, all images are, unless another view is the same.
 * @returns whether that is stored
 */
export function removeView(project: string, view: SavedView): boolean {
  const views = without(readViews(project), view)
  if (!writeViews(project, views)) return false
  const isDefault = defaultQuery(project) === view.query
  if (isDefault && views.every(({ query }) => query !== view.query)) setDefaultView(project, null)
  return true
}
