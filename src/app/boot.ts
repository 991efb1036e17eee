/**
 * The first script, kept small because first paint waits for it. It requests the configuration and
 * the first page of images while the rest of the code is still loading: it takes two steps from the
 * HTML to the first row, instead of four.
 */
import { absoluteAddress, addressProblem } from '../api/http/address.ts'
import { fetchEarly } from '../api/http/early.ts'
import { imagesRequest } from '../api/imagesRequest.ts'
import { requestUrl } from '../api/http/requestUrl.ts'
import { PROJECT } from '../compute/names.ts'
import { LOAD_FAILED } from '../ui/loadError.ts'
import { showStored } from '../ui/scheme.ts'
import { fetchConfig, otherAddress } from './configFile.ts'

showStored()
const file = fetchConfig()
// `start` handles the failure; without the last line it would be reported as unhandled while code
// loads.
file.then(askEarly).catch(() => undefined)
void import('./main.tsx')
  .then(({ start }) => start(file))
  // There is nothing else to report it with.
  .catch(() => document.body.append(`${LOAD_FAILED} Reload the page to try again.`))

/**
 * Requests the list that the page is likely to need first. A wrong guess does no harm: `start`
 * checks the configuration, and the response is only picked up by its URL.
 */
function askEarly(config: unknown): void {
  const { apiBase, project, auth = 'none' } = Object(config) as Record<string, unknown>
  const base = otherAddress() ?? apiBase
  const request = firstRequest(project)
  if (!request || auth !== 'none' || typeof base !== 'string' || addressProblem(base)) return
  fetchEarly(requestUrl(absoluteAddress(base, location.href), request.path, request.query))
}

/** The list for this URL; undefined on another page. */
function firstRequest(home: unknown) {
  const { pathname, search } = location
  const path = pathname.slice(import.meta.env.BASE_URL.length)
  const project = path === '' ? home : /^projects\/([^/]+)\/images\/?$/.exec(path)?.[1]
  if (typeof project !== 'string' || !PROJECT.test(project)) return undefined
  return imagesRequest(project, new URLSearchParams(search).get('filter') ?? '', '')
}
