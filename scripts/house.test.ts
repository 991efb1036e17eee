import { readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path/posix'
import { expect, test } from 'vitest'
import { circle, grouped, importsOf, shippedFiles } from './lib/imports.mjs'

/** The folders of src, lowest first. Those on the same line don't import each other. */
const LAYERS = [
  ['text'],
  ['compute', 'browser'],
  ['api', 'ui', 'conformance'],
  ['runs'],
  ['connect', 'shortcuts'],
  ['images'],
  [
    'compare',
    'conventions',
    'create',
    'due',
    'families',
    'history',
    'operations',
    'retire',
    'settings',
  ],
  ['palette'],
  ['app'],
  ['demo'],
]

/** Folders that may import less than everything below them. */
const ONLY = new Map([
  ['ui', ['text', 'browser']],
  ['emulator', ['text', 'compute']],
  ['conformance', ['text', 'compute']],
  ['runs', ['text', 'compute', 'browser', 'api']],
  ['shortcuts', ['text', 'browser']],
])

const files = shippedFiles()
const graph = new Map(files.map((path) => [path, importsOf(path)]))
const folders = readdirSync('src', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
const topOf = (path: string) => path.split('/')[1] ?? ''

test.each(folders)('src/%s imports only what is below it', (folder) => {
  const layer = LAYERS.findIndex((names) => names.includes(folder))
  expect(layer >= 0 || ONLY.has(folder), 'it has its place in LAYERS').toBe(true)
  const allowed = ONLY.get(folder) ?? LAYERS.slice(0, layer).flat()
  const others = files
    .filter((path) => topOf(path) === folder)
    .flatMap((from) => importsOf(from).map((to) => ({ from, to })))
    .filter(({ to }) => topOf(to) !== folder && !allowed.includes(topOf(to)))
  expect(others).toEqual([])
})

test('no files import each other in a circle, types included', () => {
  expect(circle(graph)).toBeUndefined()
})

test('no folders import each other in a circle, types included', () => {
  expect(circle(grouped(graph, dirname))).toBeUndefined()
})

test('no file is longer than 300 lines, tests and scripts included', () => {
  const all = ['src', 'scripts', 'e2e'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:tsx?|mjs|js)$/.test(entry.name))
      .map((entry) => `${entry.parentPath}/${entry.name}`),
  )
  expect(all.filter((path) => readFileSync(path, 'utf8').split('\n').length > 301)).toEqual([])
})

test('a circle is found wherever it starts', () => {
  const round = new Map([
    ['start', ['a']],
    ['a', ['leaf', 'b']],
    ['leaf', []],
    ['b', ['c']],
    ['c', ['a']],
  ])
  expect(circle(round)).toEqual(['a', 'b', 'c', 'a'])
  expect(circle(new Map([...round, ['c', ['leaf']]]))).toBeUndefined()
})
