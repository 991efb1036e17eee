import { expect, test } from 'vitest'
import type { ImageChange } from '../../compute/changes/change.ts'
import { viewsOf } from './views.ts'

const ENDPOINT = { base: 'http://localhost/compute/v1', token: false, universe: 'googleapis.com' }
const target = { project: 'p', image: 'web-v2' }
const STEPS: ImageChange[] = [
  { target, change: { kind: 'patch', fields: { family: 'web' } } },
  { target, change: { kind: 'deprecate', status: { state: 'DEPRECATED' } } },
]

/** Notes about waiting, by the way. */
function waits(steps: readonly ImageChange[]) {
  const views = viewsOf(steps, ENDPOINT).map(({ id, ...view }) => [
    id,
    'notes' in view && view.notes?.some((note) => /until it is DONE/.test(note)),
  ])
  return Object.fromEntries(views) as Record<string, boolean>
}

test('requests in a row have to wait for each other’s operations', () => {
  // gcloud 528 waits, except in `images update`: it returns with the operation still running.
  expect(waits(STEPS)).toMatchObject({ rest: true, curl: true, gcloud: true })
  expect(waits(STEPS.toReversed())).toMatchObject({ rest: true, curl: true, gcloud: false })
  expect(waits(STEPS.slice(0, 1))).toMatchObject({ rest: false, curl: false, gcloud: false })
  const code = (way: string) => {
    const view = viewsOf(STEPS, ENDPOINT).find(({ id }) => id === way)
    return view && 'code' in view ? view.code : ''
  }
  expect(code('curl')).not.toContain('&&')
  expect(code('gcloud')).toContain(' &&\n')
})
