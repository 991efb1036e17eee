import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path/posix'
import { expect, test } from 'vitest'

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

test.each(DOCS)('every path named in %s exists', (doc) => {
  const text = readFileSync(doc, 'utf8')
  const named = [...text.matchAll(PATH)].map(([, path = '']) => path)
  const linked = [...text.matchAll(LINK)].map(([, path = '']) => join(dirname(doc), path))
  expect([...named, ...linked].filter((path) => !existsSync(path))).toEqual([])
})
