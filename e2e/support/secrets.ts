import { expect, type Page } from '@playwright/test'

/** Records what leaves and shows: URLs of requests, bodies except those of token endpoints, and the console. */
export function watchRequests(page: Page): string[] {
  const seen: string[] = []
  const context = page.context()
  context.on('request', (request) => {
    seen.push(request.url())
    if (!request.url().endsWith('/token')) seen.push(request.postData() ?? '')
  })
  context.on('console', (message) => seen.push(message.text()))
  context.on('page', (opened) => opened.on('framenavigated', (frame) => seen.push(frame.url())))
  return seen
}

/** No secret is stored, shown, sent in a URL, or logged, in any tab. */
export async function expectNowhere(
  page: Page,
  seen: readonly string[],
  secrets: readonly string[],
): Promise<void> {
  expect(secrets.length).toBeGreaterThan(0)
  const kept = await Promise.all(
    page
      .context()
      .pages()
      .map((each) => each.evaluate(everything)),
  )
  const cookies = await page.context().cookies(page.url())
  const all = [...seen, ...kept, JSON.stringify(cookies)].join('\n')
  for (const secret of secrets) {
    expect(all.includes(secret.slice(0, 60)), `${secret.slice(0, 8)}… is somewhere`).toBe(false)
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
