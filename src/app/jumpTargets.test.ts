import { expect, test } from 'vitest'
import { jumpTargets } from './jumpTargets.ts'

const images = [
  { name: 'web-base-v41', family: 'web-base' },
  { name: 'web-base-v42', family: 'web-base' },
  { name: 'db', family: 'constructor' },
]

test('the whole name comes first, then beginnings, families before images', () => {
  expect(jumpTargets('web-base', images, ['my-web-base'])).toEqual([
    { kind: 'family', name: 'web-base' },
    { kind: 'image', name: 'web-base-v41' },
    { kind: 'image', name: 'web-base-v42' },
    { kind: 'project', name: 'my-web-base' },
  ])
})

test('a family is named once, whatever it is called', () => {
  expect(jumpTargets('constr', images, [])).toEqual([{ kind: 'family', name: 'constructor' }])
})

test('nothing typed lists what there is, at most fifty', () => {
  const many = Array.from({ length: 80 }, (_, i) => ({ name: `i-${i}` }))
  expect(jumpTargets('', many, [])).toHaveLength(50)
})
