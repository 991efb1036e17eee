/**
 * The connection in the URL: `/c/NAME/projects/…`. The first connection has no prefix. Switching is a
 * new page, so that nothing of one connection is kept for another.
 */

const NAMED = /^c\/([^/]+)(?:\/|$)/

/** The connection named in this page's URL; undefined for the first one. */
export const placeName = (pathname = location.pathname): string | undefined =>
  NAMED.exec(pathname.slice(import.meta.env.BASE_URL.length))?.[1]

/** The path that all pages of a connection start with: `/`, `/c/production/`. */
export const pathOf = (name: string | undefined): string =>
  import.meta.env.BASE_URL + (name === undefined ? '' : `c/${name}/`)

/** The same for this page's connection. */
export const homePath = (): string => pathOf(placeName())
