import { cutList, nextToken, type Page } from './http/read.ts'

/**
 * The pages of a list, one after the other. A page of a filtered list may be empty, and more behind it.
 * @param ask takes the token of a page, '' for the first
 * @throws what `ask` throws; ApiError (`unexpected`) when a token was given before
 */
export async function* everyPage<T>(
  ask: (pageToken: string) => Promise<Page<T>>,
): AsyncGenerator<Page<T>, void> {
  const given: string[] = []
  for (let token: string | undefined = ''; token !== undefined;) {
    given.push(token)
    // oxlint-disable-next-line no-await-in-loop -- a page needs the token of the one before
    const page = await ask(token)
    yield page
    token = nextToken(page, given)
    if (token === undefined && page.nextPageToken !== undefined) throw cutList()
  }
}
