/**
 * Where pages of a project's list may come from other than one request after another: kept from the
 * last visit, or listed in parallel. Its code is loaded only in browsers that have use for it.
 */
import type { Image } from '../compute/schema.ts'
import type { Page } from './http/read.ts'

export interface PageAsked {
  project: string
  /** '' for the first page. */
  pageToken: string
  signal: AbortSignal
  /** Validates a page, as received or as kept. */
  read(page: unknown): Page<Image>
}

/** Returns the page, or undefined: the API is asked for it. */
export type PageSource = (asked: PageAsked) => Promise<Page<Image> | undefined>

let source: Promise<PageSource | undefined> | undefined

/** Sets where pages come from. If its code can't be loaded, they come from the API. */
export const setPageSource = (next: Promise<PageSource>): void =>
  void (source = next.catch(() => undefined))

/** The page from there, if there is one. */
export const otherPage = async (asked: PageAsked): Promise<Page<Image> | undefined> =>
  (await source)?.(asked)
