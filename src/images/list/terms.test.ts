import { expect, test } from 'vitest'
import { readEntries } from '../table/entry.ts'
import { NOW } from '../table/testImages.ts'
import { matches, readTerms, searchText, textOf } from './terms.ts'

const image = {
  name: 'web-base-v42',
  family: 'web-base',
  description: 'Built by CI from main; see http://ci:80/42',
  status: 'READY',
  architecture: 'X86_64',
  labels: { env: 'prod', team: 'web', 'not-env': 'test', empty: '' },
}
const finds = (typed: string) => matches(searchText(image, 'DEPRECATED'), readTerms(typed))

test.each([
  '',
  '  ',
  'v42',
  'WEB-BASE',
  'main built',
  'deprecated ready',
  'x86_64',
  'prod',
  'env=prod',
  'env:prod',
  'env=pr',
  'env=',
  'team:',
  'empty=',
  '=prod',
  'http://ci:80/42',
  'env=prod team=web v42',
])('“%s” finds it', (typed) => {
  expect(finds(typed)).toBe(true)
})

test.each(['v43', 'web-base missing', 'env=test', 'nv=prod', 'family=', 'obsolete', 'env=prod x9'])(
  '“%s” does not',
  (typed) => {
    expect(finds(typed)).toBe(false)
  },
)

test('a search text is reused as long as its image stays', () => {
  const image = { name: 'web-v1' }
  const before = readEntries([image], NOW)
  before.forEach(textOf)
  expect(readEntries([image, { name: 'web-v2' }], NOW, before)[0]?.text).toContain('web-v1')
})
