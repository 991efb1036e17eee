/**
 * All routes: paths, typed search parameters, what each loads before it shows, and where its code
 * is.
 */
import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  redirect,
} from '@tanstack/react-router'
import { familyQuery, imageQuery, imagesQuery } from '../api/images.ts'
import type { CompareSearch } from '../compare/search.ts'
import { PROJECT, RESOURCE_NAME } from '../compute/names.ts'
import type { Config } from '../connect/config/connection.ts'
import { homePath } from '../connect/config/place.ts'
import { createSearch } from '../create/search.ts'
import { dueSearch } from '../due/search.ts'
import { familySearch } from '../families/search.ts'
import { historySearch } from '../history/search.ts'
import { imageSearch } from '../images/detail/search.ts'
import { defaultView } from '../images/list/defaultView.ts'
import { ImagesPage } from '../images/list/ImagesPage.tsx'
import { imagesSearch } from '../images/list/search.ts'
import { operationsSearch } from '../operations/search.ts'
import type { RetireSearch } from '../retire/model/address.ts'
import { RouteErrorPage } from './RouteErrorPage.tsx'
import { rememberProject } from '../connect/recentProjects.ts'
import { rememberPage } from '../connect/recentPages.ts'
import { only, parseSearch, stringifySearch } from './search.ts'
import { Shell } from './Shell.tsx'

/** ms to wait for the list before showing its skeleton, which would otherwise just flash. */
const PATIENCE = 50

export interface RouterContext {
  config: Config
  queryClient: QueryClient
}

const root = createRootRouteWithContext<RouterContext>()({ component: Shell })

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({
      to: '/projects/$project/images',
      params: { project: context.config.connection.projects[0] },
      replace: true,
    })
  },
})

const project = createRoute({
  getParentRoute: () => root,
  path: 'projects/$project',
  beforeLoad: ({ params, preload }) => {
    if (!PROJECT.test(params.project)) throw notFound()
    // Hovering over a link preloads the page without opening it.
    if (!preload) rememberProject(params.project)
  },
})

const projectHome = createRoute({
  getParentRoute: () => project,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/projects/$project/images', params, replace: true })
  },
})

const images = createRoute({ getParentRoute: () => project, path: 'images' })

const imageList = createRoute({
  getParentRoute: () => images,
  path: '/',
  validateSearch: only(imagesSearch),
  beforeLoad: ({ search, params, cause }) => {
    const query = cause === 'enter' && !Object.keys(search).length && defaultView(params.project)
    if (!query) return
    const view = imagesSearch(parseSearch(query))
    // Stored by another version, it may say nothing to this one.
    if (Object.keys(view).length === 0) return
    throw redirect({ to: '/projects/$project/images', params, search: view, replace: true })
  },
  loaderDeps: ({ search }) => ({ filter: search.filter }),
  loader: ({ context, params, deps, cause }) => {
    // Typing changes the URL: no reason to request the list again.
    if (cause === 'stay') return
    const list = context.queryClient.prefetchInfiniteQuery(imagesQuery(params.project, deps.filter))
    return Promise.race([list, new Promise((show) => setTimeout(show, PATIENCE))])
  },
  component: ImagesPage,
})

const create = createRoute({
  getParentRoute: () => images,
  path: 'create',
  validateSearch: only(createSearch),
  component: lazyRouteComponent(() => import('../create/CreatePage.tsx'), 'CreatePage'),
})

const image = createRoute({
  getParentRoute: () => images,
  path: '$image',
  validateSearch: only(imageSearch),
  beforeLoad: ({ params, preload, cause }) => {
    if (!preload && cause === 'enter') rememberPage(params.project, 'image', params.image)
  },
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(imageQuery(params.project, params.image))
  },
  component: lazyRouteComponent(() => import('../images/detail/ImagePage.tsx'), 'ImagePage'),
})

const family = createRoute({
  getParentRoute: () => project,
  path: 'families/$family',
  validateSearch: only(familySearch),
  beforeLoad: ({ params, preload, cause }) => {
    if (!preload && cause === 'enter') rememberPage(params.project, 'family', params.family)
  },
  loader: ({ context, params }) => {
    // The page asks nothing about any other.
    if (!RESOURCE_NAME.test(params.family)) return
    void context.queryClient.prefetchQuery(familyQuery(params.project, params.family))
  },
  component: lazyRouteComponent(() => import('../families/FamilyPage.tsx'), 'FamilyPage'),
})

const compare = createRoute({
  getParentRoute: () => project,
  path: 'compare',
  // As with a plan, the page itself reads it.
  validateSearch: (search): CompareSearch => search,
  component: lazyRouteComponent(() => import('../compare/ComparePage.tsx'), 'ComparePage'),
})

const due = createRoute({
  getParentRoute: () => project,
  path: 'due',
  validateSearch: only(dueSearch),
  component: lazyRouteComponent(() => import('../due/DuePage.tsx'), 'DuePage'),
})

const retire = createRoute({
  getParentRoute: () => project,
  path: 'retire',
  // The page itself reads it, with the code of policies, and reports what it can't read.
  validateSearch: (search): RetireSearch => search,
  component: lazyRouteComponent(() => import('../retire/RetirePage.tsx'), 'RetirePage'),
})

const operations = createRoute({
  getParentRoute: () => project,
  path: 'operations',
  validateSearch: only(operationsSearch),
  component: lazyRouteComponent(() => import('../operations/OperationsPage.tsx'), 'OperationsPage'),
})

const history = createRoute({
  getParentRoute: () => project,
  path: 'history',
  validateSearch: only(historySearch),
  component: lazyRouteComponent(() => import('../history/HistoryPage.tsx'), 'HistoryPage'),
})

const conventions = createRoute({
  getParentRoute: () => project,
  path: 'conventions',
  component: lazyRouteComponent(
    () => import('../conventions/ConventionsPage.tsx'),
    'ConventionsPage',
  ),
})

const settings = createRoute({
  getParentRoute: () => root,
  path: 'settings',
  component: lazyRouteComponent(() => import('../settings/SettingsPage.tsx'), 'SettingsPage'),
})

const routes = root.addChildren([
  home,
  project.addChildren([
    projectHome,
    images.addChildren([imageList, create, image]),
    family,
    compare,
    retire,
    due,
    operations,
    history,
    conventions,
  ]),
  settings,
])

/** The router for one start of the console. */
export const createAppRouter = (context: RouterContext) =>
  createRouter({
    routeTree: routes,
    basepath: homePath(),
    context,
    parseSearch,
    stringifySearch,
    // Domain-scoped projects: `example.com:my-project`.
    pathParamsAllowedCharacters: [':'],
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultErrorComponent: RouteErrorPage,
    defaultNotFoundComponent: lazyRouteComponent(
      () => import('./NotFoundPage.tsx'),
      'NotFoundPage',
    ),
  })

export type AppRouter = ReturnType<typeof createAppRouter>

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter
  }
}
