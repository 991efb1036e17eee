/**
 * The connection in the URL: `/c/NAME/projects/…`. The first connection has no prefix. Switching is a
 * new page, so that nothing of one connection is kept for another.
 */

import { BASE } from '../../browser/base.ts'

const NAMED = /^c\/([^/]+)(?:\/|$)/

/** The connection named in this page's URL; undefined for the first one. */
export const placeName = (pathname = location.pathname): string | undefined =>
  NAMED.exec(pathname.slice(BASE.length))?.[1]

/** The path that all pages of a connection start with: `/`, `/c/production/`. */
export const pathOf = (name: string | undefined): string =>
  BASE + (name === undefined ? '' : `c/${name}/`)

/** The same for this page's connection. */
export const homePath = (): string => pathOf(placeName())
