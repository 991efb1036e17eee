import { readFile } from 'node:fs/promises'
import { expect, type Download, type Page, type Request } from '@playwright/test'

/** What left the page and what it showed, so far. */
export interface Seen {
  texts: string[]
  downloads: Promise<string>[]
}

const isSignIn = (request: Request) => request.url().endsWith('/token')

/**
 * Records what leaves and shows, in all tabs: URLs and bodies of requests, the console, downloads.
 * @param isMeant the requests whose bodies are meant to have the secret; those of token endpoints
 */
export function watchRequests(page: Page, isMeant = isSignIn): Seen {
  const seen: Seen = { texts: [], downloads: [] }
  const context = page.context()
  const watch = (tab: Page) =>
    tab.on('download', (download) => seen.downloads.push(textOf(download)))
  watch(page)
  context.on('request', (request) => {
    seen.texts.push(request.url())
    if (!isMeant(request)) seen.texts.push(request.postData() ?? '')
  })
  context.on('console', (message) => seen.texts.push(message.text()))
  context.on('page', (opened) => {
    watch(opened)
    opened.on('framenavigated', (frame) => seen.texts.push(frame.url()))
  })
  return seen
}

const textOf = async (download: Download) =>
  download.suggestedFilename() + (await readFile(await download.path(), 'utf8'))

/** Records what a tab shows and stores now. */
export async function look(page: Page, { texts }: Seen): Promise<void> {
  texts.push(await page.evaluate(everything))
}

/**
 * No secret is stored, shown, downloaded, sent in a URL, or logged, in any tab.
 * @param enough so many of its first characters would give it away
 */
export async function expectNowhere(
  page: Page,
  seen: Seen,
  secrets: readonly string[],
  enough = 60,
): Promise<void> {
  expect(secrets.length).toBeGreaterThan(0)
  const tabs = page.context().pages()
  await Promise.all(tabs.map((each) => look(each, seen)))
  const cookies = await page.context().cookies(page.url())
  const files = await Promise.all(seen.downloads)
  const all = [...seen.texts, ...files, JSON.stringify(cookies)].join('\n')
  for (const secret of secrets) {
    const found = all.includes(secret.slice(0, enough))
    expect(found, `${secret.slice(0, 8)}… is somewhere`).toBe(false)
  }
}

/** Runs in the page: all that it stores and shows. */
async function everything(): Promise<string> {
  const databases = await indexedDB.databases()
  const stored = await Promise.all(databases.map(({ name = '' }) => contents(name)))
  const fields = [...document.querySelectorAll('input, textarea')].map((each) =>
    'value' in each ? each.value : '',
  )
  return JSON.stringify([
    { ...localStorage },
    { ...sessionStorage },
    document.cookie,
    location.href,
    history.state,
    performance.getEntries().map(({ name }) => name),
    document.documentElement.outerHTML,
    fields,
    stored,
  ])

  function contents(name: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const opening = indexedDB.open(name)
      opening.addEventListener('error', () => reject(new Error(name)))
      opening.addEventListener('success', () => {
        const database = opening.result
        const names = [...database.objectStoreNames]
        if (names.length === 0) return resolve([])
        const transaction = database.transaction(names)
        const read = names.map((each) => transaction.objectStore(each).getAll())
        transaction.addEventListener('complete', () => {
          database.close()
          resolve(read.map(({ result }) => result))
        })
      })
    })
  }
}
