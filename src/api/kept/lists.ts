/** Writing and deleting kept lists. */
import type { Image } from '../../compute/schema.ts'
import { setListFlag } from '../listFlags.ts'
import {
  isUsable,
  lists,
  newList,
  pagesOf,
  PER_PAGE,
  type KeptList,
  type KeptPage,
} from './records.ts'

/** Images kept in all, in whole lists: about 100 MB. The oldest lists make room for new ones. */
const MOST_IMAGES = 150_000

/**
 * Keeps a list in place of what was kept of it, all or nothing.
 * @param base of its connection
 * @param at when it was read, ms since the epoch
 * @param isWanted asked right before it is written: the user may have signed out meanwhile
 * @returns whether it was kept: not if it is too large, or there is no room
 */
export async function writeList(
  base: string,
  scope: string,
  at: number,
  images: readonly Image[],
  isWanted: () => boolean,
): Promise<boolean> {
  if (images.length > MOST_IMAGES) return false
  const list = newList(scope, at, images.length)
  try {
    await makeRoom(list)
    await lists.write(['lists', 'pages'], (store) => {
      if (!isWanted()) throw new Error('It is no longer wanted.')
      store('lists').put(list)
      store('pages').delete(pagesOf(scope))
      putPage(store('pages'), list, images, 0)
    })
    setListFlag(base, 'kept', true)
    return true
  } catch {
    // Blocked or full: the next visit is like the first.
    return false
  }
}

/** Puts one page after the other, so that no task takes long. */
function putPage(
  store: IDBObjectStore,
  list: KeptList,
  images: readonly Image[],
  index: number,
): void {
  const items = images.slice(index * PER_PAGE, (index + 1) * PER_PAGE)
  const page: KeptPage = { key: [list.scope, index], at: list.at, items }
  const request = store.put(page)
  if (index + 1 === list.pages) return
  request.addEventListener('success', () => putPage(store, list, images, index + 1))
}

/** Deletes what has expired, what another version has written, and the oldest beyond the limit. */
async function makeRoom(next: KeptList): Promise<void> {
  const others = (await readLists()).filter(({ scope }) => scope !== next.scope)
  const usable = others.filter((list) => isUsable(list, Date.now()))
  const staying = new Set<string>()
  let room = MOST_IMAGES - next.images
  for (const { scope, images } of usable.sort((a, b) => b.at - a.at)) {
    room -= images
    if (room < 0) break
    staying.add(scope)
  }
  await remove(others.filter(({ scope }) => !staying.has(scope)))
}

/** Deletes a list. Never fails: what can't be deleted can't be read either. */
export async function forgetList(base: string, scope: string): Promise<void> {
  try {
    const all = await readLists()
    await remove(all.filter((list) => list.scope === scope))
    const left = all.some((list) => list.scope !== scope && isOf(base, list))
    setListFlag(base, 'kept', left)
  } catch {
    // Blocked: nothing was kept.
  }
}

/** Deletes the lists of a connection; '' for those of all. @throws Error with the browser's message */
export async function forgetLists(base: string): Promise<void> {
  const all = await readLists()
  await remove(all.filter((list) => isOf(base, list)))
  for (const { scope } of all) {
    const [own = ''] = scope.split('/projects/')
    if (base === '' || own === base) setListFlag(own, 'kept', false)
  }
}

const isOf = (base: string, { scope }: KeptList) => base === '' || scope.startsWith(`${base}/`)

async function readLists(): Promise<KeptList[]> {
  const [all] = await lists.read(['lists'], (store) => [store('lists').getAll()])
  return all as KeptList[]
}

async function remove(gone: readonly KeptList[]): Promise<void> {
  if (gone.length === 0) return
  await lists.write(['lists', 'pages'], (store) => {
    for (const { scope } of gone) {
      store('lists').delete(scope)
      store('pages').delete(pagesOf(scope))
    }
  })
}
