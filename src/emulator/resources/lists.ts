/**
 * The list methods. A page is joined from the stored texts, by the store if there is no filter; rows are parsed only for
 * filtering by more than their names.
 */
import type { KindOf } from '../../compute/filter/evaluate.ts'
import type { Bounds } from '../../compute/filter/plain.ts'
import { invalidParameter, invalidValue, notEmulated } from '../base/errors.ts'
import { createPatience } from '../base/patience.ts'
import type { Order, Page, Position, Row, ScannedRow } from '../store/store.ts'
import { JsonText, link, type Call } from './context.ts'
import { pageToken, readPageToken, type ListIdentity } from './pageToken.ts'
import type { Fields, Shape } from './shape.ts'

const LARGEST_PAGE = 500

export type Rows = Iterable<ScannedRow>

/** A list method: its names, and where its rows come from. */
export interface Listing {
  /** `compute#imageList`; only the list of licenses has none. */
  kind: string | undefined
  /** `images`: the last part of its path, and the kind of its rows. */
  collection: string
  /** The fields that filters may use. */
  fields: Fields
  /** Rows in order, starting after a position. */
  rows(call: Call, order: Order, after: Position | undefined): Rows
  /** The first of the same rows as one text, if they are sent as they are stored. */
  page?(call: Call, order: Order, after: Position | undefined, limit: number): Page
}

/** A page of one scope: `projects/P/global/images`. */
export async function list(call: Call, listing: Listing): Promise<JsonText> {
  const wanted = await readWanted(call, listing, listing.collection)
  const { order, after, limit } = wanted
  const { json, last } =
    listing.page && !wanted.found
      ? listing.page(call, order, after, limit)
      : await joined(call, take(call, listing, wanted))
  const scope = call.scope ? `${call.scope}/` : ''
  const path = `projects/${call.project}/${scope}${listing.collection}`
  const items = json.length > 0 ? '"items":[],' : ''
  return new JsonText(
    `{${kindField(listing)}"id":"${path}",${items}${tokenField(wanted, last)}"selfLink":"${link(call.world, path)}"}`,
    json,
  )
}

/** A page over all scopes: each with its rows, or with the warning that this page has none for it. */
export async function aggregatedList(
  call: Call,
  listing: Listing,
  scopes: readonly string[],
): Promise<JsonText> {
  const { collection } = listing
  const everywhere = { ...call, scope: '' }
  const wanted = await readWanted(everywhere, listing, `aggregated/${collection}`)
  const { rows, last } = await take(everywhere, listing, wanted)
  const byScope = new Map<string, Row[]>(scopes.map((scope) => [scope, []]))
  for (const row of rows) {
    const same = byScope.get(row.scope) ?? []
    same.push(row)
    byScope.set(row.scope, same)
  }
  const items = [...byScope].map(([scope, own]) => {
    const content =
      own.length > 0
        ? `"${collection}":[${own.map((row) => row.json).join()}]`
        : `"warning":${noResults(scope)}`
    return `"${scope}":{${content}}`
  })
  const path = `projects/${call.project}/aggregated/${collection}`
  return new JsonText(
    `{${kindField(listing)}"id":"${path}","items":{${items.join()}},${tokenField(wanted, last)}"selfLink":"${link(call.world, path)}"}`,
  )
}

async function joined({ world }: Call, taken: Promise<Taken>) {
  const { rows, last } = await taken
  return { json: world.store.join(rows), last }
}
const kindField = ({ kind }: Listing) => (kind ? `"kind":"${kind}",` : '')
const tokenField = ({ identity }: Wanted, last: Position | undefined) =>
  last ? `"nextPageToken":"${pageToken(identity, last)}",` : ''

const noResults = (scope: string) =>
  JSON.stringify({
    code: 'NO_RESULTS_ON_PAGE',
    message: `There are no results for scope '${scope}' on this page.`,
    data: [{ key: 'scope', value: scope }],
  })

/** What a list is asked for. */
interface Wanted {
  order: Order
  limit: number
  after: Position | undefined
  found: Found | undefined
  identity: ListIdentity
}

async function readWanted(call: Call, listing: Listing, name: string): Promise<Wanted> {
  const filter = call.query.get('filter') ?? ''
  const orderBy = call.query.get('orderBy') ?? ''
  const order = readOrder(orderBy)
  const limit = readMaxResults(call.query.get('maxResults'))
  const identity = { project: call.project, list: `${call.scope}/${name}`, orderBy, filter }
  const token = call.query.get('pageToken')
  const after = token ? readPageToken(identity, token) : undefined
  const found = filter ? await readFilter(filter, listing) : undefined
  return { order, limit, after, found, identity }
}

/** Right before the first name, unless the page starts later. */
function startOf({ from }: Bounds, { scope }: Call, after: Position | undefined) {
  if (from === '' || (after && after.name >= from)) return after
  const before = from.slice(0, -1) + String.fromCharCode(from.charCodeAt(from.length - 1) - 1)
  return { name: `${before}\uffff`, scope, created: 0, id: '' }
}

function* upTo(rows: Rows, { to }: Bounds): Rows {
  for (const row of rows) {
    if (row.name > to) return
    yield row
  }
}

interface Taken {
  rows: Row[]
  /** The last row, if others follow it. */
  last?: Position
}

/** The first matching rows. */
async function take(call: Call, listing: Listing, wanted: Wanted): Promise<Taken> {
  const { order, limit, after, found } = wanted
  // Several scopes are listed one after the other: not in order of names.
  const between = order === 'name' && call.scope ? found?.between : undefined
  const rows = listing.rows(call, order, between ? startOf(between, call, after) : after)
  const taken: ScannedRow[] = []
  const impatient = createPatience()
  for (const row of between ? upTo(rows, between) : rows) {
    // A filter with few matches scans the whole project.
    const pause = found && impatient()
    // Other calls are answered in between.
    if (pause) await pause
    if (found && !found.matches(row)) continue
    const last = taken.at(-1)
    if (taken.length === limit && last) return { rows: taken, last }
    taken.push(row)
  }
  return { rows: taken }
}

function readOrder(orderBy: string): Order {
  if (orderBy === '' || orderBy === 'name') return 'name'
  if (/^creationTimestamp\s+desc$/.test(orderBy)) return 'newest'
  throw invalidValue('orderBy', orderBy, "Must be 'name' or 'creationTimestamp desc'.")
}

/** 0 means the default page size, as does leaving it out. */
function readMaxResults(text: string | null): number {
  if (text === null || text === '') return LARGEST_PAGE
  const number = Number(text)
  if (!/^\d{1,10}$/.test(text) || number > LARGEST_PAGE) {
    const message = `Invalid value '${text}'. Values must be within the range: [0, ${LARGEST_PAGE}]`
    throw invalidParameter('maxResults', message)
  }
  return number || LARGEST_PAGE
}

interface Found {
  matches(row: Row): boolean
  /** The names that can match, if that is known. */
  between: Bounds | undefined
}

/** The filter code is loaded with the first filter: most lists have none. */
async function readFilter(text: string, listing: Listing): Promise<Found> {
  const { compileFilter, nameBounds } = await import('../../compute/filter/evaluate.ts')
  const { FilterError } = await import('../../compute/filter/ast.ts')
  const told = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof FilterError)) throw error
      throw invalidValue('filter', text, `Invalid list filter expression. ${error.message}`)
    }
  }
  let onlyName = true
  const matches = told(() =>
    compileFilter(text, (field) => {
      onlyName &&= field.join('.') === 'name'
      const kind = kindOf(field, listing.fields)
      // Of all other resources, not all fields are known here.
      if (kind === undefined && listing.collection !== 'images') {
        throw notEmulated(`filtering ${listing.collection} by ${field.join('.').slice(0, 100)}`)
      }
      return kind
    }),
  )
  // Rows have their names beside their texts, which take longest to read and parse.
  return {
    matches: (row) => told(() => matches(onlyName ? { name: row.name } : JSON.parse(row.json))),
    between: nameBounds(text),
  }
}

/** What a field of a table holds, undefined if there is none; below a field of any shape, every path is accepted. */
function kindOf(field: readonly string[], fields: Fields): ReturnType<KindOf> {
  const [name = '', ...rest] = field
  let shape = Object.hasOwn(fields, name) ? fields[name] : undefined
  while (typeof shape === 'object' && 'list' in shape) shape = shape.list
  if (shape === undefined) return undefined
  if (rest.length === 0) return KINDS.get(shape) ?? 'other'
  if (shape === 'any') return 'other'
  if (typeof shape !== 'object') return undefined
  return 'fields' in shape ? kindOf(rest, shape.fields) : 'other'
}

const KINDS: ReadonlyMap<Shape, ReturnType<KindOf>> = new Map([
  ['int64', 'number'],
  ['uint64', 'number'],
  ['int32', 'number'],
  ['double', 'number'],
  ['boolean', 'boolean'],
])
