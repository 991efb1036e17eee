/**
 * Loaded by the boot, beside the first request, if a list of this connection was kept: paints it
 * before the API has answered. Imports nothing that the boot hasn't loaded.
 */
import type { SignInKind } from '../http/session.ts'
import type { PageAsked, PageSource } from '../pageSource.ts'
import { isPageOf, isUsable, lists, PER_PAGE, scopeOf, type KeptList } from './records.ts'

/** ms that the browser's storage gets; after that, the API's answer is awaited. */
const PATIENCE = 300

/** Before the number of a kept page; never sent to the API. */
const TOKEN = 'kept '

interface First {
  list: KeptList
  items: unknown[]
}

/**
 * Gives out a kept list, once: after that, the same list comes from the API.
 * @param path of the list that the page shows first; undefined on another page
 * @param signIn the list of a connection with a sign-in is shown only to someone signed in
 */
export function keptSource(base: string, path: string | undefined, signIn: SignInKind): PageSource {
  // Starts reading now, and is needed only when the application has loaded.
  let first = path === undefined ? undefined : readFirst(scopeOf(base, path))
  let list: KeptList | undefined
  return async ({ project, pageToken, read }) => {
    if (list && pageToken.startsWith(TOKEN)) return pageAt(list, pageNumber(pageToken), read)
    const asked = pageToken === '' && path === `projects/${project}/global/images`
    if (!asked || !first) return undefined
    const reading = first
    first = undefined
    if (signIn !== 'none' && !(await isSignedIn())) return undefined
    const found = await Promise.race([reading, late()])
    if (!found) return undefined
    list = found.list
    return pageOf(list, 0, found.items, read)
  }
}

const pageNumber = (token: string) => Number(token.slice(TOKEN.length))

const late = () =>
  new Promise<undefined>((resolve) => {
    setTimeout(() => resolve(undefined), PATIENCE)
  })

const isSignedIn = async () => (await import('../http/session.ts')).accessToken() !== undefined

/** A list with its first page; undefined if there is none, or it can't be read. */
async function readFirst(scope: string): Promise<First | undefined> {
  try {
    const [list, page] = await lists.read(['lists', 'pages'], (store) => [
      store('lists').get(scope),
      store('pages').get([scope, 0]),
    ])
    if (!isUsable(list, Date.now()) || !isPageOf(list, 0, page)) return undefined
    return { list, items: page.items }
  } catch {
    // Without storage, every visit is the first.
    return undefined
  }
}

/** A later page. What can't be read, or was replaced meanwhile, counts as unreadable. */
async function pageAt(list: KeptList, index: number, read: PageAsked['read']) {
  const [page] = await lists
    .read(['pages'], (store) => [store('pages').get([list.scope, index])])
    .catch(() => [])
  if (isPageOf(list, index, page)) return pageOf(list, index, page.items, read)
  const missing = list.images - index * PER_PAGE
  return { items: [], unreadable: missing, nextPageToken: undefined, at: list.at }
}

function pageOf(list: KeptList, index: number, items: unknown[], read: PageAsked['read']) {
  const nextPageToken = index + 1 < list.pages ? `${TOKEN}${index + 1}` : undefined
  return { ...read({ items, nextPageToken }), at: list.at }
}
