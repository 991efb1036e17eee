import { canBeHead, compareIds } from '../../compute/family.ts'
import { byAge, byName, compareText, jsonText, positionOf } from './order.ts'
import { pack, unpack } from './packed.ts'
import { SortedList, type Spot } from './sorted.ts'
import type { Doc, Order, Position, Row } from './store.ts'

/** A resource in memory. Immutable: it is replaced, never changed, so it can serve as row and position. */
export class Entry implements Row, Position {
  readonly scope: string
  readonly name: string
  readonly created: number
  readonly id: string
  /** The family it can be the head of; '' if it can’t be a head. */
  readonly candidate: string
  readonly packed: string

  constructor(doc: Doc, scope: string) {
    const { name, created, id } = positionOf(doc, scope)
    this.scope = scope
    this.name = name
    this.created = created
    this.id = id
    this.candidate = doc.family && canBeHead(doc) ? doc.family : ''
    this.packed = pack(jsonText(doc))
  }

  get json(): string {
    return unpack(this.packed)
  }
}

/** The resources of one kind in one project, with their indexes. */
export class Collection {
  /** Changes with every write, so that a scan knows when to find its position again. */
  version = 0
  readonly #names = new SortedList<Entry>(byName)
  readonly #ages = new SortedList<Entry>(byAge)
  readonly #ids = new SortedList<Entry>((a, b) => compareIds(a.id, b.id) || byName(a, b))
  readonly #families = new Map<string, SortedList<Entry>>()

  get size(): number {
    return this.#names.size
  }

  byName(name: string, scope: string): Entry | undefined {
    const spot = this.#names.seek(
      (entry) => compareText(entry.scope, scope) || compareText(entry.name, name),
    )
    const entry = this.#names.at(spot)
    return entry?.name === name && entry.scope === scope ? entry : undefined
  }

  byId(id: string, scope: string): Entry | undefined {
    const spot = this.#ids.seek(
      (entry) => compareIds(entry.id, id) || compareText(entry.scope, scope),
    )
    const entry = this.#ids.at(spot)
    return entry?.id === id && entry.scope === scope ? entry : undefined
  }

  head(family: string): Entry | undefined {
    return this.#families.get(family)?.last()
  }

  /** Adds an entry whose name isn’t in use. */
  add(entry: Entry): void {
    this.version++
    this.#names.add(entry)
    this.#ages.add(entry)
    if (entry.id) this.#ids.add(entry)
    if (!entry.candidate) return
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
    const members = this.#families.get(entry.candidate)
    members?.remove(entry)
    if (members?.size === 0) this.#families.delete(entry.candidate)
  }

  /**
   * Starts a scan after a position, or at the first entry (by name: of the scope).
   * @returns returns one entry after the other, until the collection changes
   */
  from(order: Order, after: Position | undefined, scope = ''): () => Entry | undefined {
    if (order === 'name') {
      const list = this.#names
      let spot = after
        ? list.seek((entry) => (byName(entry, after) <= 0 ? -1 : 1))
        : list.seek((entry) => compareText(entry.scope, scope))
      return () => {
        const entry = list.at(spot)
        spot = list.next(spot)
        return entry
      }
    }
    const list = this.#ages
    let spot: Spot = list.seek((entry) => (after ? byAge(entry, after) : -1))
    return () => {
      spot = list.previous(spot)
      return list.at(spot)
    }
  }
}
