import { MemoryStore } from '../store/memory.ts'
import type { Store } from '../store/store.ts'

/**
 * Opens the store for `--data`. SQLite is loaded only for a file.
 * @param data path of a file, created if it doesn’t exist, or `:memory:`
 */
export async function openStore(data: string): Promise<Store> {
  if (data === ':memory:') return new MemoryStore()
  const { SqliteStore } = await import('../store/sqlite.ts')
  return new SqliteStore(data)
}
