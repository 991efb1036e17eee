/** Keeps a project's list in this browser, once all of it has been read and the page is idle. */
import { hashKey, type InfiniteData, type QueryClient } from '@tanstack/react-query'
import { callOf } from '../../compute/methods.ts'
import type { Image } from '../../compute/schema.ts'
import { isWhole } from '../../compute/unread.ts'
import { isApiError, isNotFound } from '../http/error.ts'
import type { Page } from '../http/read.ts'
import { session } from '../http/session.ts'
import { imageKeys } from '../keys.ts'
import { wholeItems } from '../wholeList.ts'
import { keepsLists } from './keepsLists.ts'
import { forgetList, writeList } from './lists.ts'
import { scopeOf } from './records.ts'

/** ms from the last change of a list until it is written: changes come in groups. */
const SETTLES = 3000

/** Whether the API says that the list isn't the user's to see any more. */
const isRefused = (error: unknown) => isApiError(error, 403) || isNotFound(error)

type Pages = InfiniteData<Page<Image>>

/** Keeps the list of a project up to date in the browser's storage. @returns stops that */
export function keepList(client: QueryClient, project: string): () => void {
  const queryKey = imageKeys.list(project, '')
  const hash = hashKey(queryKey)
  const { base } = session()
  const scope = scopeOf(base, callOf('images.list', { project }).path)
  let timer: ReturnType<typeof setTimeout> | undefined
  let written: unknown

  function look(): void {
    const state = client.getQueryState<Pages>(queryKey)
    if (!state || state.fetchStatus !== 'idle') return
    if (isRefused(state.error)) {
      clearTimeout(timer)
      void forgetList(base, scope)
    } else if (state.data !== written && toKeep(state.data)) {
      clearTimeout(timer)
      timer = setTimeout(write, SETTLES)
    }
  }

  function write(): void {
    const state = client.getQueryState<Pages>(queryKey)
    const kept = toKeep(state?.data)
    if (!state || !kept || !keepsLists.isOn()) return
    written = state.data
    const images = new Map(kept.map((image) => [image.name, image]))
    const isWanted = () => {
      const now = client.getQueryState(queryKey)
      return keepsLists.isOn() && now?.data !== undefined && !isRefused(now.error)
    }
    void writeList(base, scope, state.dataUpdatedAt, [...images.values()], isWanted)
  }

  const stop = client.getQueryCache().subscribe(({ type, query }) => {
    if (type === 'updated' && query.queryHash === hash) look()
  })
  look()
  return () => {
    stop()
    clearTimeout(timer)
  }
}

/** The images of a list that was read to its end, all of which could be read, in every field. */
function toKeep(data: Pages | undefined): readonly Image[] | undefined {
  const images = wholeItems(data?.pages)
  return images?.every(isWhole) ? images : undefined
}
