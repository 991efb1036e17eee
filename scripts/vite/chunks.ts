import { resolve } from 'node:path'
import { normalizePath, type Rolldown } from 'vite'

type Groups = NonNullable<Rolldown.CodeSplittingOptions['groups']>
type NameOf = Exclude<Groups[number]['name'], string>
type Graph = Parameters<NameOf>[1]

const BOOT = normalizePath(resolve('src/app/boot.ts'))
const MAIN = normalizePath(resolve('src/app/main.tsx'))
const MENU = normalizePath(resolve('src/ui/MenuList.tsx'))

/**
 * What the first page loads by itself, and when: before its first request, if the configuration has
 * options; beside that request, if a list was kept from the last visit; beside its rows; and once it
 * is idle. Each is one file, and none brings along what only later pages share.
 */
const SOON: readonly (readonly [name: string, entries: readonly string[]])[] = [
  ['check', [normalizePath(resolve('src/connect/check/current.ts'))]],
  ['kept', [normalizePath(resolve('src/app/pageSources.ts'))]],
  [
    'beside',
    ['CreateImage', 'FacetsBeside', 'ViewBar'].map((name) =>
      normalizePath(resolve(`src/images/list/${name}.tsx`)),
    ),
  ],
  [
    'idle',
    ['src/operations/OperationsTray.tsx', 'src/due/DueCount.tsx'].map((path) =>
      normalizePath(resolve(path)),
    ),
  ],
]

/** Our code, the icons, and Vite's loader for later chunks. */
const FIRST = /[\\/]src[\\/]|^\0icon:|vite\/preload-helper/

/** The parts of the libraries that only later pages and dialogs use, and that load with them. */
const LATER =
  /[\\/](?:query-core|react-query|react-router)[\\/].*[\\/](?:queriesObserver|mutationObserver|useQueries|useMutation|useBlocker)\.js$/

const OURS = /[\\/]src[\\/]|^\0icon:/

const MUI = /[\\/]node_modules[\\/](?:@mui|@emotion|@popperjs)[\\/]/

/**
 * How modules are grouped into chunks. The first page needs few: two of libraries, which rarely change and
 * are compiled at the same time, and one of our own after the boot, even for modules that others share.
 * MUI's menu loads with the first menu, its form controls with the first dialog. Modules shared by several
 * later pages and dialogs form a single chunk, because the first page contains the name of every chunk.
 */
export const chunkGroups: Groups = [
  { name: 'react', test: /[\\/]node_modules[\\/](?:react|react-dom|scheduler)[\\/]/, priority: 3 },
  {
    name: (id) => (LATER.test(id) ? null : 'tanstack'),
    debugName: 'tanstack',
    test: /[\\/]node_modules[\\/]@tanstack[\\/]/,
    priority: 3,
  },
  {
    name: ofFirstPage,
    debugName: 'first page',
    test: FIRST,
    priority: 2,
    includeDependenciesRecursively: false,
  },
  {
    name: ofSoon,
    debugName: 'soon',
    test: OURS,
    priority: 1,
    includeDependenciesRecursively: false,
  },
  { name: ofMenu, debugName: 'menu', test: MUI, priority: 1 },
  { name: 'mui-forms', test: MUI },
  { name: 'zod', test: /[\\/]node_modules[\\/]zod[\\/]/ },
  {
    name: ofParts,
    debugName: 'parts',
    test: OURS,
    minShareCount: 3,
    includeDependenciesRecursively: false,
  },
]

function ofFirstPage(id: string, graph: Graph) {
  if (reach(BOOT, graph).has(id)) return 'boot'
  return reach(MAIN, graph).has(id) ? 'main' : null
}

function ofSoon(id: string, graph: Graph) {
  const found = SOON.find(([, entries]) => entries.some((entry) => reach(entry, graph).has(id)))
  return found?.[0] ?? null
}

function ofMenu(id: string, graph: Graph) {
  return reach(MENU, graph).has(id) ? 'mui' : null
}

/** Excludes modules that need MUI: a page without MUI must not wait for it. */
function ofParts(id: string, graph: Graph) {
  return [...reach(id, graph)].some((each) => MUI.test(each)) ? null : 'parts'
}

/** The modules that this one imports, directly or indirectly, and itself; stops at dynamic imports. */
function reach(id: string, graph: Graph, found = new Set<string>()): Set<string> {
  if (found.has(id)) return found
  found.add(id)
  for (const next of graph.getModuleInfo(id)?.importedIds ?? []) reach(next, graph, found)
  return found
}
