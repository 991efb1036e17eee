/**
 * IndexedDB as promises. Each write is one transaction: all of it is on disk when the promise resolves,
 * or nothing is. A storage that is blocked or full is an error, never an empty answer.
 */

/** How a store is laid out; an index is a path, or several in order. */
export interface StoreLayout {
  key: string
  indexes: Readonly<Record<string, string | string[]>>
}

export class Database<Name extends string> {
  readonly #name: string
  readonly #stores: Readonly<Record<Name, StoreLayout>>
  #opened: Promise<IDBDatabase> | undefined

  constructor(name: string, stores: Readonly<Record<Name, StoreLayout>>) {
    this.#name = name
    this.#stores = stores
  }

  /**
   * What `ask` asks for, all in one transaction, as it is at one moment.
   * @param ask begins requests; their results are returned in order
   * @throws Error in the browser's words
   */
  async read(
    names: readonly Name[],
    ask: (store: (name: Name) => IDBObjectStore) => IDBRequest[],
  ): Promise<unknown[]> {
    const transaction = (await this.#open()).transaction(names, 'readonly')
    const requests = ask((name) => transaction.objectStore(name))
    await ended(transaction)
    return requests.map(({ result }): unknown => result)
  }

  /**
   * Makes what `change` asks for, and waits until it is on disk.
   * @throws Error in the browser's words: nothing was written
   */
  async write(
    names: readonly Name[],
    change: (store: (name: Name) => IDBObjectStore) => void,
  ): Promise<void> {
    // On disk, and not only on its way there: a write that is told of survives a crash.
    const options = { durability: 'strict' } as const
    const transaction = (await this.#open()).transaction(names, 'readwrite', options)
    const done = ended(transaction)
    try {
      change((name) => transaction.objectStore(name))
    } catch (error) {
      done.catch(() => undefined)
      transaction.abort()
      throw error
    }
    await done
  }

  #open(): Promise<IDBDatabase> {
    const opening = (this.#opened ??= this.#request())
    // A failure isn't kept: storage may be allowed, or have room, later.
    opening.catch(() => (this.#opened = undefined))
    return opening
  }

  #request(): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(this.#name, 1)
      request.addEventListener('upgradeneeded', () => {
        for (const [name, { key, indexes }] of Object.entries<StoreLayout>(this.#stores)) {
          const store = request.result.createObjectStore(name, { keyPath: key })
          for (const [index, path] of Object.entries(indexes)) store.createIndex(index, path)
        }
      })
      request.addEventListener('success', () => {
        const database = request.result
        const forget = () => (this.#opened = undefined)
        // The user has cleared the storage, or a newer version of the page wants another layout.
        database.addEventListener('close', forget)
        database.addEventListener('versionchange', () => {
          database.close()
          forget()
        })
        resolve(database)
      })
      request.addEventListener('error', () => reject(problemOf(request.error)))
    })
  }
}

const ended = (transaction: IDBTransaction) =>
  new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(problemOf(transaction.error)))
  })

const problemOf = (error: DOMException | null) =>
  new Error(error?.message || 'The browser doesn’t say why.')
