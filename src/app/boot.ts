/**
 * The first script, and a small one: the page's first paint waits for it. It asks for the configuration
 * and for the first page of images while the rest of the code is still on its way: between the HTML and
 * the first row lie two steps, not four.
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
// `start` owns the failure; without the last line it would be reported as unhandled while code loads.
file.then(askEarly).catch(() => undefined)
void import('./main.tsx')
  .then(({ start }) => start(file))
  // There is nothing else to say it with.
  .catch(() => document.body.append(`${LOAD_FAILED} Reload the page to try again.`))

/**
 * Asks for the list that the page will want first. A guess that costs nothing when it is wrong: `start`
 * checks the configuration, and the answer is taken up by its URL.
 */
function askEarly(config: unknown): void {
  const { apiBase, project, auth = 'none' } = Object(config) as Record<string, unknown>
  const base = otherAddress() ?? apiBase
  const request = firstRequest(project)
  if (!request || auth !== 'none' || typeof base !== 'string' || addressProblem(base)) return
  fetchEarly(requestUrl(absoluteAddress(base, location.href), request.path, request.query))
}

/** The list that this address shows; undefined when it is another page's. */
function firstRequest(home: unknown) {
  const { pathname, search } = location
  const path = pathname.slice(import.meta.env.BASE_URL.length)
  const project = path === '' ? home : /^projects\/([^/]+)\/images\/?$/.exec(path)?.[1]
  if (typeof project !== 'string' || !PROJECT.test(project)) return undefined
  return imagesRequest(project, new URLSearchParams(search).get('filter') ?? '', '')
}
