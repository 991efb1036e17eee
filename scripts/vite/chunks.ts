import { resolve } from 'node:path'
import { normalizePath, type Rolldown } from 'vite'

type Groups = NonNullable<Rolldown.CodeSplittingOptions['groups']>
type NameOf = Exclude<Groups[number]['name'], string>
type Graph = Parameters<NameOf>[1]

const BOOT = normalizePath(resolve('src/app/boot.ts'))
const MAIN = normalizePath(resolve('src/app/main.tsx'))
const MENU = normalizePath(resolve('src/ui/MenuList.tsx'))

/** Our own code, the validation of responses, the icons, and what Vite loads later chunks with. */
const FIRST = /[\\/](?:src|node_modules[\\/](?:zod|@mdi))[\\/]|vite\/preload-helper/

/** The parts of the libraries that only later pages and dialogs use: they load with those. */
const LATER =
  /[\\/](?:query-core|react-query|react-router)[\\/].*[\\/](?:queriesObserver|mutationObserver|useQueries|useMutation|useBlocker)\.js$/

const MUI = /[\\/]node_modules[\\/](?:@mui|@emotion|@popperjs)[\\/]/

/**
 * How modules are grouped into files. The first page needs few: the libraries, which rarely change,
 * and one of our own after the boot, even if other chunks share its modules. Of MUI, what a menu
 * needs loads with the first menu, and form controls with the first dialog.
 */
export const chunkGroups: Groups = [
  {
    name: (id) => (LATER.test(id) ? null : 'vendor'),
    debugName: 'vendor',
    test: /[\\/]node_modules[\\/](?:react|react-dom|scheduler|@tanstack)[\\/]/,
    priority: 3,
  },
  {
    name: ofFirstPage,
    debugName: 'first page',
    test: FIRST,
    priority: 2,
    includeDependenciesRecursively: false,
  },
  { name: ofMenu, debugName: 'menu', test: MUI, priority: 1 },
  { name: 'mui-forms', test: MUI },
]

function ofFirstPage(id: string, graph: Graph) {
  if (reach(BOOT, graph).has(id)) return 'boot'
  return reach(MAIN, graph).has(id) ? 'main' : null
}

function ofMenu(id: string, graph: Graph) {
  return reach(MENU, graph).has(id) ? 'mui' : null
}

/** The modules that one imports, directly or indirectly, and itself; stops at dynamic imports. */
function reach(id: string, graph: Graph, found = new Set<string>()): Set<string> {
  if (found.has(id)) return found
  found.add(id)
  for (const next of graph.getModuleInfo(id)?.importedIds ?? []) reach(next, graph, found)
  return found
}
