import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { testClient } from '../testing/client.ts'
import { missing } from './notEmulated.ts'

const client = createRequire(import.meta.url).resolve('@googleapis/compute/build/v1.js')
const EMULATED = /\/projects\/x\/global\/(?:images|operations)(?:\/|$)/

test('what Google’s client can ask for is not emulated, rather than unknown', () => {
  const paths = readFileSync(client, 'utf8').matchAll(
    /'(\/compute\/v1\/(?:projects\/\{project\}|locations)\/[^']+)'/g,
  )
  const asked = new Set(
    [...paths].map(([, path = '']) =>
      path.replace('{association}', 'reservations/x').replaceAll(/\{\w+\}/g, 'x'),
    ),
  )
  expect(asked.size).toBeGreaterThan(500)
  const unknown = [...asked].filter((path) => missing('GET', path).code !== 501)
  expect(unknown.filter((path) => !EMULATED.test(path))).toEqual([])
})

test.each([
  'locations/global/networks',
  'locations/eu/operations',
  'locations/global',
  'locations',
])('%s is in no API', (path) => {
  expect(missing('GET', `/compute/v1/${path}`).code).toBe(404)
})

test.each([
  'global/disks',
  'global/instances',
  'zones/z/images',
  'regions/r/machineTypes',
  'aggregated/images',
  'disks',
  'global/nosuch',
])('%s is no collection of the API', (path) => {
  expect(missing('GET', `/compute/v1/projects/p/${path}`).code).toBe(404)
})

test.each([
  ['zones/us-central1-a/disks', 'accessMode', 501],
  ['aggregated/disks', 'params.resourceManagerTags', 501],
  ['global/images', 'accessMode', 400],
  ['zones/us-central1-a/disks', 'sizeGb', 200],
])(
  '%s filtered by %s: a field of which it isn’t known whether there is one is not emulated',
  async (path, field, status) => {
    const { ask } = testClient()
    for (const filter of [`${field}:*`, `${field} eq 1`]) {
      expect((await ask('GET', `p/${path}?filter=${filter}`)).status).toBe(status)
    }
  },
)
