/**
 * Where a project’s rules come from: the connection’s configuration or, if that has none, this browser.
 * Read when first needed.
 */
import { readStored, writeStored } from '../../browser/storage.ts'
import { readConventions, readConventionsText } from '../../compute/conventions/read.ts'
import type { Conventions } from '../../compute/conventions/rules.ts'
import type { FieldProblem } from '../../compute/retire/policy.ts'
import { configured } from '../../connect/config/connection.ts'
import { fileBeside } from '../../connect/fileBeside.ts'
import { asError } from '../../text/asError.ts'
import { keyOf } from './has.ts'

/** `from`: `browser`, or the file they are in. */
export type Source =
  | { state: 'loading' }
  | { state: 'none' }
  | { state: 'ready'; from: string; text: string; conventions: Conventions }
  /** Something is wrong with them, so none of the rules is used. */
  | { state: 'wrong'; from: string; text: string; problems: readonly FieldProblem[] }
  | { state: 'failed'; from: string; error: Error }

const LOADING: Source = { state: 'loading' }
const NONE: Source = { state: 'none' }

const listeners = new Set<() => void>()
const tell = () => {
  for (const listener of listeners) listener()
}

export function subscribe(listener: () => void): () => void {
  // Never removed: what `sourceOf` has read is kept while nobody listens. Adding it again does nothing.
  addEventListener('storage', readAgain)
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** From the configuration, which stays the same until the page is loaded again. */
let shared: Source | undefined
/** From this browser, by project. */
const own = new Map<string, Source>()

/** Another tab has changed what this browser keeps: all of it, if there is no key. */
function readAgain({ key }: StorageEvent): void {
  const old = [...own.keys()].filter((project) => key === null || key.endsWith(keyOf(project)))
  for (const project of old) own.delete(project)
  if (old.length > 0) tell()
}

/** The rules of a project; the same object until they change. */
export function sourceOf(project: string): Source {
  const { conventions } = configured().connection
  if (conventions !== undefined) return (shared ??= configuredSource(conventions))
  const known = own.get(project)
  if (known) return known
  const text = readStored(keyOf(project))
  const source = text === null ? NONE : sourceFrom(text, 'browser')
  own.set(project, source)
  return source
}

/**
 * Keeps rules for a project in this browser; null removes them.
 * @param shown those that they replace, null for none
 * @returns `moved` if another tab has stored others since, `lost` if the browser refuses: both change nothing
 */
export function keepConventions(
  project: string,
  text: string | null,
  shown: string | null,
): 'kept' | 'moved' | 'lost' {
  if (readStored(keyOf(project)) !== shown) {
    own.delete(project)
    tell()
    return 'moved'
  }
  writeStored(keyOf(project), text)
  if (readStored(keyOf(project)) !== text) return 'lost'
  own.set(project, text === null ? NONE : sourceFrom(text, 'browser'))
  tell()
  return 'kept'
}

/** Whether the configuration has the rules, so that they can’t be edited here. */
export const isConfigured = (): boolean => configured().connection.conventions !== undefined

function configuredSource(conventions: string | object): Source {
  if (typeof conventions === 'object') {
    const text = JSON.stringify(conventions, null, 2)
    return { ...result(readConventions(conventions)), from: 'config.json', text }
  }
  void fileBeside(conventions).then(
    (text) => become(sourceFrom(text, conventions)),
    (error: unknown) => become({ state: 'failed', from: conventions, error: asError(error) }),
  )
  return LOADING
}

function become(source: Source): void {
  shared = source
  tell()
}

const sourceFrom = (text: string, from: string): Source => ({
  ...result(readConventionsText(text)),
  from,
  text,
})

const result = (read: ReturnType<typeof readConventions>) =>
  'problems' in read
    ? ({ state: 'wrong', ...read } as const)
    : ({ state: 'ready', ...read } as const)
