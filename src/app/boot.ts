/**
 * The first script. It asks for the configuration and for the first page of images while the rest of
 * the code is still on its way: between the HTML and the first row lie two steps, not four.
 */
import { connect } from '../api/connection.ts'
import { fetchEarly } from '../api/early.ts'
import { requestUrl } from '../api/http.ts'
import { imagesRequest } from '../api/imagesRequest.ts'
import { PROJECT } from '../compute/names.ts'
import { loadConfig } from './config.ts'

const config = loadConfig().then((loaded) => {
  connect({ base: loaded.apiBase, universe: loaded.universe })
  const request = loaded.auth === 'none' ? firstRequest(loaded.project) : undefined
  if (request) fetchEarly(requestUrl(loaded.apiBase, request.path, request.query))
  return loaded
})

/** The list that this address will ask for first; undefined when it is another page's. */
function firstRequest(home: string) {
  const { pathname, search } = location
  const project = pathname === '/' ? home : /^\/projects\/([^/]+)\/images\/?$/.exec(pathname)?.[1]
  if (project === undefined || !PROJECT.test(project)) return undefined
  return imagesRequest(project, new URLSearchParams(search).get('filter') ?? '', '')
}

// `start` owns the failure; without this line it would be reported as unhandled while code loads.
config.catch(() => undefined)
void import('./main.tsx').then(({ start }) => start(config))
