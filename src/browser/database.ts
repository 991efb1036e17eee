/**
 * IndexedDB with promises. Each write is one transaction: when its promise resolves, all of it is on disk;
 * if it rejects, none of it is. Blocked or full storage is an error, never an empty result.
 */

/** The layout of a store. An index is a key path, or several in order. */
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
   * Runs the requests that `ask` starts in one transaction, so the results are consistent.
   * @param ask starts the requests; their results are returned in order
   * @throws Error with the browser's message
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
   * Makes the changes that `change` requests, and waits until they are on disk.
   * @throws Error with the browser's message; nothing was written
   */
  async write(
    names: readonly Name[],
    change: (store: (name: Name) => IDBObjectStore) => void,
  ): Promise<void> {
    // Strict: flushed to disk before the promise resolves, so a confirmed write survives a crash.
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
    // Don't cache a failure: storage may be allowed, or have room, later.
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
        // The user cleared the storage, or a newer version of the page needs another layout.
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
  new Error(error?.message || 'The browser gave no reason.')
