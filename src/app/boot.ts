/**
 * The first script, kept small because first paint waits for it. It requests the configuration and
 * the first page of images while the rest of the code is still loading: it takes two steps from the
 * HTML to the first row, instead of four.
 */
import { fetchEarly } from '../api/http/early.ts'
import { imagesRequest } from '../api/imagesRequest.ts'
import { requestUrl } from '../api/http/requestUrl.ts'
import { setPageSource } from '../api/pageSource.ts'
import { readStored } from '../browser/storage.ts'
import { PROJECT } from '../compute/names.ts'
import { readConfig } from '../connect/configFile.ts'
import type { ConnectionSettings } from '../connect/config/connection.ts'
import { homePath } from '../connect/config/place.ts'
import { LOAD_FAILED } from '../ui/loadError.ts'
import { showStored } from '../ui/scheme.ts'

showStored()
const config = readConfig()
// `start` handles the failure; without the last line it would be reported as unhandled while code
// loads.
config.then(askEarly).catch(() => undefined)
void import('./main.tsx')
  .then(({ start }) => start(config))
  // There is nothing else to report it with.
  .catch(() => document.body.append(`${LOAD_FAILED} Reload the page to try again.`))

/**
 * Requests the list that the page is likely to need first. A wrong guess does no harm: the response
 * is only picked up by its URL.
 */
function askEarly({ connection }: { connection: ConnectionSettings }): void {
  const { apiBase, projects, signIn, headers } = connection
  const request = firstRequest(projects[0])
  const stored = readStored(`lists.${apiBase}`)
  if (stored) {
    setPageSource(
      import('./pageSources.ts').then(({ pageSources }) =>
        pageSources(stored, apiBase, request?.path, signIn.kind),
      ),
    )
  }
  if (!request || signIn.kind !== 'none') return
  fetchEarly(requestUrl(apiBase, request.path, request.query), headers)
}

/** The list for this URL; undefined on another page. */
function firstRequest(home: string) {
  const { pathname, search } = location
  const path = pathname.slice(homePath().length)
  const project = path === '' ? home : /^projects\/([^/]+)\/images\/?$/.exec(path)?.[1]
  if (!project || !PROJECT.test(project)) return undefined
  return imagesRequest(project, new URLSearchParams(search).get('filter') ?? '', '')
}
