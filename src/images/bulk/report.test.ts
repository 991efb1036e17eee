import { expect, test } from 'vitest'
import type { Row } from './outcomes.ts'
import { reportCsv, reportJson } from './report.ts'

const row = (name: string, outcome: Row['outcome']): Row => ({
  item: {
    step: {
      target: { project: 'p', image: name },
      change: { kind: 'deprecate', status: { state: 'DEPRECATED' } },
    },
    before: { name, id: '1', family: 'app' },
    requestId: `id-${name}`,
  },
  outcome,
})
const rows = [
  row('a', {
    kind: 'done',
    after: { name: 'a', id: '1', deprecated: { state: 'DEPRECATED' } },
  }),
  row('b', { kind: 'failed', why: '=HYPERLINK("x")' }),
  row('c', { kind: 'waiting' }),
]

test('a table has a row per image with its outcome, and no formula', () => {
  expect(reportCsv({ rows }).split('\r\n')).toEqual([
    'image,family,method,state before,state after,outcome,why',
    'a,app,images.deprecate,ACTIVE,DEPRECATED,done,',
    `b,app,images.deprecate,ACTIVE,,failed,"'=HYPERLINK(""x"")"`,
    'c,app,images.deprecate,ACTIVE,,waiting,',
    '',
  ])
})

test('JSON has the change, its request ID, and the image before and after', () => {
  const report: unknown = JSON.parse(
    reportJson({ project: 'p', title: 'Deprecate 3 images' }, { rows, state: 'ended' }),
  )
  expect(report).toMatchObject({
    project: 'p',
    title: 'Deprecate 3 images',
    state: 'ended',
    images: [
      {
        image: 'a',
        requestId: 'id-a',
        change: { kind: 'deprecate' },
        outcome: 'done',
        before: { name: 'a' },
        after: { deprecated: { state: 'DEPRECATED' } },
      },
      { image: 'b', outcome: 'failed', why: '=HYPERLINK("x")' },
      { image: 'c', outcome: 'waiting' },
    ],
  })
})
