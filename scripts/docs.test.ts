import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path/posix'
import { expect, test } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }
import { SETTINGS } from '../src/compute/retire/settings.ts'
import { parseConfig, readConnection } from '../src/connect/check/config.ts'
import { FAULT_FIELDS } from '../src/emulator/http/faults.ts'

const DOCS = [
  'README.md',
  'CONTRIBUTING.md',
  'deploy/README.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]

/** A path in code: `src/text`, `scripts/house.test.ts`. */
const PATH = /`((?:src|e2e|scripts|docs|public)\/[\w./-]*)`/g
/** The target of a link or an image, unless it is a URL or an anchor. */
const LINK = /\]\((?![a-z]+:|#)([^)\s]+)\)/g

test.each(DOCS)('every path and heading named in %s exists', (doc) => {
  const text = readFileSync(doc, 'utf8')
  const named = [...text.matchAll(PATH)].map(([, path = '']) => path)
  const linked = [...text.matchAll(LINK)].map(([, path = '']) => join(dirname(doc), path))
  expect([...named, ...linked].filter((target) => !isThere(target))).toEqual([])
})

/** @param target a path, and perhaps a heading: `docs/conventions.md#in-a-script` */
function isThere(target: string): boolean {
  const [path = '', anchor] = target.split('#')
  if (anchor === undefined || !existsSync(path)) return existsSync(path)
  const headings = readFileSync(path, 'utf8').matchAll(/^#+ (.*)$/gm)
  return [...headings].some(([, heading = '']) => anchor === anchorOf(heading))
}

const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w -]/g, '')
    .replaceAll(' ', '-')

/** Where the flags of a command are read. */
const FLAGS: Record<string, string> = {
  'build:demo': 'scripts/buildDemo.mjs',
  configure: 'scripts/configure.mjs',
  conformance: 'scripts/conformance/cli.ts',
  emulator: 'src/emulator/host/options.ts',
  retire: 'scripts/retire/options.ts',
}

/** `npm run NAME`, with its arguments. */
const COMMAND = /\bnpm run ([\w:]+)(?: -- ([^`#\n]*))?/g

test.each(DOCS)('every command in %s exists, with its flags', (doc) => {
  for (const [command, name = '', args = ''] of readFileSync(doc, 'utf8').matchAll(COMMAND)) {
    expect(Object.keys(packageJson.scripts), command).toContain(name)
    const source = FLAGS[name] && readFileSync(FLAGS[name], 'utf8')
    for (const [, flag = ''] of source ? args.matchAll(/--([a-z-]+)/g) : []) {
      expect(source, command).toMatch(new RegExp(`--${flag}\\b|\\b${flag}: \\{ type`))
    }
  }
})

test('docs/retire.md lists every setting of a policy', () => {
  const rows = readFileSync('docs/retire.md', 'utf8').matchAll(/^\| (`[^|]*)\|/gm)
  const listed = [...rows].flatMap(([, cell = '']) => {
    const names = [...cell.matchAll(/`([\w.]+)`/g)].map(([, name = '']) => name)
    // `ages.deprecated`, `.obsolete`
    const group = names[0]?.split('.')[0] ?? ''
    return names.map((name) => (name.startsWith('.') ? group + name : name))
  })
  expect(listed.sort()).toEqual(SETTINGS.filter((path) => path !== 'version').sort())
})

test('docs/emulator.md lists every kind of fault, with its parameters', () => {
  const [, section = ''] = readFileSync('docs/emulator.md', 'utf8').split('### Faults')
  const named = (cell: string) => [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name)
  const listed = [...section.matchAll(/^\| (`[^|]*)\|[^|]*\|([^|]*)\|/gm)].flatMap(
    ([, kinds = '', parameters = '']) => named(kinds).map((kind) => [kind, named(parameters)]),
  )
  const fields = Object.entries(FAULT_FIELDS).map(([kind, each]) => [kind, Object.keys(each)])
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(fields))
})

test('the README lists every command', () => {
  const readme = readFileSync('README.md', 'utf8')
  const named = [...readme.matchAll(/^\| `npm (?:run )?([\w:]+)` /gm)].map(([, name]) => name)
  expect(named.sort()).toEqual(Object.keys(packageJson.scripts).sort())
})

test.each([
  ['README.md', 1],
  ['docs/configuration.md', 3],
])('every configuration in %s is valid', (doc, count) => {
  const blocks = [...readFileSync(doc, 'utf8').matchAll(/^```json\n(.*?)^```/gms)]
  const files = blocks
    .map(([, text = '']) => JSON.parse(text) as Record<string, unknown>)
    .filter((json) => 'connections' in json || 'apiBase' in json)
  expect(files).toHaveLength(count)
  const page = 'https://console.example/'
  for (const json of files) {
    if ('name' in json) readConnection(json, '', page)
    else parseConfig(json, page)
  }
})
