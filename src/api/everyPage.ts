import { cutList, nextToken, type Page } from './http/read.ts'

/**
 * The pages of a list, in order. A page of a filtered list may be empty and still have more after
 * it.
 * @param ask takes a page token, '' for the first page
 * @throws what `ask` throws; ApiError (`unexpected`) when a page token repeats
 */
export async function* everyPage<T>(
  ask: (pageToken: string) => Promise<Page<T>>,
): AsyncGenerator<Page<T>, void> {
  const given: string[] = []
  for (let token: string | undefined = ''; token !== undefined;) {
    given.push(token)
    // A page needs the token of the one before.
    const page = await ask(token)
    yield page
    token = nextToken(page, given)
    if (token === undefined && page.nextPageToken !== undefined) throw cutList()
  }
}
