/**
 * The sources of pages that this browser has use for, by what it has stored for the connection.
 * Imports nothing that the boot hasn't loaded, so that it runs before the application has.
 */
import type { SignInKind } from '../api/http/session.ts'
import { keptSource } from '../api/kept/source.ts'
import type { PageSource } from '../api/pageSource.ts'

/**
 * @param stored the words of `src/api/listFlags.ts`
 * @param path of the list that the page shows first; undefined on another page
 */
export function pageSources(
  stored: string,
  base: string,
  path: string | undefined,
  signIn: SignInKind,
): PageSource {
  const kept = keptSource(base, stored.includes('kept') ? path : undefined, signIn)
  const isParallel = stored.includes('parallel')
  let wasKept = false
  return async (asked) => {
    const page = await kept(asked)
    wasKept ||= page !== undefined
    if (page || !isParallel) return page
    return (await import('../api/parallel/pages.ts')).parallelPage(asked, wasKept)
  }
}
