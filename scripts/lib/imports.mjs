/**
 * Which file of src imports which, read from the files themselves: the basis of
 * scripts/house.test.ts.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path/posix'
import { ROOT } from './root.mjs'

/**
 * `import … from './x.ts'`, `export … from`, `import './x.css'`, `import('./x.tsx')`; includes
 * types.
 */
const IMPORTED = /(?:\bfrom\s+|\bimport\s+|\bimport\()'(\.[^'?]+)/g

/**
 * @param {string} path
 * @returns {boolean} whether the file is for tests only: those may import anything
 */
const isForTests = (path) => /\.test\.tsx?$|\/testing\/|\/test[A-Z]\w*\.ts$/.test(path)

/** @returns {string[]} the files of src that are shipped, `src/ui/Menu.tsx` */
export function shippedFiles() {
  return readdirSync(`${ROOT}src`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length))
    .filter((path) => !isForTests(path))
    .toSorted()
}

/**
 * @param {string} path of a file, relative to the root
 * @returns {string[]} our own files that it imports, relative to the root
 */
export function importsOf(path) {
  const text = readFileSync(ROOT + path, 'utf8')
  return [...text.matchAll(IMPORTED)].map(([, to = '']) => normalize(join(dirname(path), to)))
}

/**
 * Merges the nodes of a graph into groups, such as files into folders, and drops edges within a
 * group.
 * @param {ReadonlyMap<string, readonly string[]>} graph each node, and those it points to
 * @param {(node: string) => string} groupOf
 * @returns {Map<string, string[]>}
 */
export function grouped(graph, groupOf) {
  /** @type {Map<string, string[]>} */
  const groups = new Map()
  for (const [from, tos] of graph) {
    const group = groupOf(from)
    const others = tos.map(groupOf).filter((to) => to !== group)
    groups.set(group, [...new Set([...(groups.get(group) ?? []), ...others])])
  }
  return groups
}

/**
 * @param {ReadonlyMap<string, readonly string[]>} graph
 * @returns {string[] | undefined} a cycle, `[a, b, a]`; undefined if there is none
 */
export function circle(graph) {
  const done = new Set()
  /** @type {string[]} */
  const path = []
  /** @type {(node: string) => string[] | undefined} */
  const visit = (node) => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node]
    if (done.has(node)) return undefined
    path.push(node)
    for (const next of graph.get(node) ?? []) {
      const found = visit(next)
      if (found) return found
    }
    path.pop()
    done.add(node)
    return undefined
  }
  for (const node of graph.keys()) {
    const found = visit(node)
    if (found) return found
  }
  return undefined
}
