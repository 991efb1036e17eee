import { forgetWork } from '../browser/storage.ts'

/**
 * Deletes what the console has recorded of images that no longer exist: history, runs, drafts and recent
 * pages.
 */
export async function forgetAll(): Promise<void> {
  forgetWork()
  await deleteDatabase('compute-images')
}

/** Pages close the database when they are told; one that hasn’t yet is no reason to wait. */
export function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    for (const type of ['success', 'blocked']) request.addEventListener(type, () => resolve())
    request.addEventListener('error', () =>
      reject(new Error(`The history could not be deleted. ${request.error?.message ?? ''}`)),
    )
  })
}
