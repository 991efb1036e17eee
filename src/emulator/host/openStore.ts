import { MemoryStore } from '../store/memory.ts'
import type { Store } from '../store/store.ts'

/**
 * Opens what `--data` names. SQLite is loaded only when a file is wanted.
 * @param data path of a file, made when it is not there, or `:memory:`
 */
export async function openStore(data: string): Promise<Store> {
  if (data === ':memory:') return new MemoryStore()
  const { SqliteStore } = await import('../store/sqlite.ts')
  return new SqliteStore(data)
}
