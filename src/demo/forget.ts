import { forgetWork } from '../browser/storage.ts'

/**
 * Deletes what the console has recorded of images that no longer exist: history, runs, drafts, recent
 * pages and lists.
 */
export async function forgetAll(): Promise<void> {
  forgetWork()
  await deleteDatabase('compute-images')
  await deleteDatabase('compute-images-lists')
}

/** Pages close the database when notified; one that hasn’t yet is no reason to wait. */
export function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    for (const type of ['success', 'blocked']) request.addEventListener(type, () => resolve())
    request.addEventListener('error', () =>
      reject(new Error(`The history could not be deleted. ${request.error?.message ?? ''}`)),
    )
  })
}
