import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** What each folder of src may import besides itself. The linter's patterns are held against it. */
const MAY_IMPORT = new Map([
  ['compute', []],
  ['api', ['compute']],
  ['ui', []],
  ['images', ['compute', 'api', 'ui']],
  ['families', ['compute', 'api', 'ui']],
  ['operations', ['compute', 'api', 'ui']],
  ['settings', ['compute', 'api', 'ui']],
  ['app', ['compute', 'api', 'ui', 'images', 'families', 'operations', 'settings']],
  ['emulator', ['compute']],
])

interface LintConfig {
  overrides: { files: string[]; rules: Record<string, [string, { patterns: Pattern[] }]> }[]
}
interface Pattern {
  regex: string
}

const config = JSON.parse(readFileSync('.oxlintrc.json', 'utf8')) as LintConfig

/** The patterns of the imports that the linter refuses in a folder of src. */
function refused(folder: string): RegExp[] {
  const override = config.overrides.find(
    ({ files, rules }) => files.includes(`src/${folder}/**`) && 'no-restricted-imports' in rules,
  )
  const rule = override?.rules['no-restricted-imports']
  return (rule?.[1].patterns ?? []).map(({ regex }) => new RegExp(regex))
}

const folders = readdirSync('src', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

test.each(folders)('the linter holds src/%s to the import directions', (from) => {
  const allowed = [from, ...(MAY_IMPORT.get(from) ?? [])]
  const open = folders.filter(
    (to) => !refused(from).some((pattern) => pattern.test(`../../${to}/x.ts`)),
  )
  expect(open.toSorted()).toEqual(allowed.toSorted())
})
