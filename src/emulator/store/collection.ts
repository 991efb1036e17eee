import { canBeHead, compareIds } from '../../compute/family.ts'
import { byAge, byName, jsonText, positionOf } from './order.ts'
import { SortedList } from './sorted.ts'
import type { Doc, Order, Position, Row } from './store.ts'

/** A resource in memory. Never changed, only replaced: it can be handed out as row and as position. */
export interface Entry extends Row, Position {
  /** The family that it may be the head of; absent when it may not be the head of any. */
  candidate?: string
}

/** Makes the entry of a resource: its text instead of its object, and what the indexes need. */
export function toEntry(doc: Doc, scope: string): Entry {
  const entry: Entry = { ...positionOf(doc, scope), json: jsonText(doc) }
  if (doc.family && canBeHead(doc)) entry.candidate = doc.family
  return entry
}

/** The resources of one kind in one project, with their indexes. */
export class Collection {
  /** Changes with every write, so that a scan knows when to look for its place again. */
  version = 0
  readonly #names = new SortedList<Entry>(byName)
  readonly #ages = new SortedList<Entry>(byAge)
  readonly #ids = new SortedList<Entry>((a, b) => compareIds(a.id, b.id) || byName(a, b))
  readonly #families = new Map<string, SortedList<Entry>>()

  get size(): number {
    return this.#names.size
  }

  byName(name: string, scope: string): Entry | undefined {
    const index = this.#names.lowerBound((entry) => byName(entry, { ...NOWHERE, name, scope }))
    const entry = this.#names.at(index)
    return entry?.name === name && entry.scope === scope ? entry : undefined
  }

  byId(id: string, scope: string): Entry | undefined {
    for (let i = this.#ids.lowerBound((entry) => compareIds(entry.id, id)); ; i++) {
      const entry = this.#ids.at(i)
      if (entry?.id !== id) return undefined
      if (entry.scope === scope) return entry
    }
  }

  head(family: string): Entry | undefined {
    const members = this.#families.get(family)
    return members?.at(members.size - 1)
  }

  /** Adds an entry whose name is free. */
  add(entry: Entry): void {
    this.version++
    this.#names.add(entry)
    this.#ages.add(entry)
    if (entry.id) this.#ids.add(entry)
    if (entry.candidate === undefined) return
    const members = this.#families.get(entry.candidate) ?? new SortedList<Entry>(byAge)
    this.#families.set(entry.candidate, members)
    members.add(entry)
  }

  /** Removes an entry that is in the collection. */
  remove(entry: Entry): void {
    this.version++
    this.#names.remove(entry)
    this.#ages.remove(entry)
    if (entry.id) this.#ids.remove(entry)
    if (entry.candidate === undefined) return
    const members = this.#families.get(entry.candidate)
    members?.remove(entry)
    if (members?.size === 0) this.#families.delete(entry.candidate)
  }

  /** The rank of the first entry of a scope, of the first of all without one; ranks are by name. */
  rankOf(scope = ''): number {
    return this.#names.lowerBound((entry) => byName(entry, { ...NOWHERE, scope }))
  }

  /** The number of entries up to and including a position, in this order. */
  rankAfter(order: Order, after: Position): number {
    if (order === 'name') return this.#names.lowerBound((e) => (byName(e, after) <= 0 ? -1 : 1))
    return this.#ages.size - this.#ages.lowerBound((entry) => byAge(entry, after))
  }

  /** The entry of a rank, in this order. */
  at(order: Order, rank: number): Entry | undefined {
    return order === 'name' ? this.#names.at(rank) : this.#ages.at(this.#ages.size - 1 - rank)
  }
}

const NOWHERE: Position = { name: '', scope: '', created: 0, id: '' }
