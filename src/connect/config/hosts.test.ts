import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostProblem } from './hosts.ts'

const PAGE = 'https://console.example/c/prod/projects/p/images'
const api = (address: string, universe = 'googleapis.com', isCustom = false) =>
  hostProblem(address, 'compute', universe, PAGE, isCustom)

test.each([
  ['/compute/v1', 'googleapis.com'],
  ['http://127.0.0.1:8087/compute/v1', 's3nsapis.fr'],
  ['http://[::1]:8087/compute/v1', 'googleapis.com'],
  ['https://compute.googleapis.com/compute/v1', 'googleapis.com'],
  ['https://www.googleapis.com/compute/v1', 'googleapis.com'],
  ['https://COMPUTE.googleapis.com/compute/v1', 'googleapis.com'],
  ['https://compute.us-central1.rep.googleapis.com/compute/v1', 'googleapis.com'],
  ['https://compute-psc.p.googleapis.com/compute/v1', 'googleapis.com'],
  ['https://compute.s3nsapis.fr/compute/v1', 's3nsapis.fr'],
  ['https://compute.apis.example/compute/v1', 'apis.example'],
])('%s belongs to %s', (address, universe) => expect(api(address, universe)).toBeNull())

const HOSTILE = [
  'https://compute.googleapis.com.evil.example/compute/v1',
  'https://evil-googleapis.com/compute/v1',
  'https://compute-googleapis.com/compute/v1',
  'https://computegoogleapis.com/compute/v1',
  'https://compute.googleapis.com@evil.example/compute/v1',
  'https://user:pass@compute.googleapis.com/compute/v1',
  'https://storage.googleapis.com/bucket/compute/v1',
  'https://evil.compute.googleapis.com/compute/v1',
  'https://compute.googleapis.com:8443/compute/v1',
  'https://compute.googleapis.com./compute/v1',
  'http://compute.googleapis.com/compute/v1',
  'https://compute.s3nsapis.fr/compute/v1',
  'https://compute.s3nsapis.fr.evil.example/compute/v1',
]

test.each(HOSTILE)('%s is refused, also where another host is trusted', (address) => {
  expect(api(address)).toEqual(expect.any(String))
  expect(api(address, 'googleapis.com', true)).toEqual(expect.any(String))
})

test.each(HOSTILE.filter((address) => !address.includes('://compute.s3nsapis.fr/')))(
  '%s is refused in another universe too',
  (address) => expect(api(address, 's3nsapis.fr', true)).toEqual(expect.any(String)),
)

test('another universe’s host is named as such', () => {
  expect(api('https://compute.s3nsapis.fr/compute/v1')).toBe(
    'compute.s3nsapis.fr belongs to the universe s3nsapis.fr, not to googleapis.com.',
  )
  expect(api('https://compute.googleapis.com/compute/v1', 's3nsapis.fr')).toMatch(/googleapis\.com/)
})

test('a proxy has to be named as one', () => {
  expect(api('https://proxy.example/compute/v1')).toMatch(/customHost/)
  expect(api('https://proxy.example/compute/v1', 'googleapis.com', true)).toBeNull()
})

test('tokens are exchanged only at the universe’s own service', () => {
  const sts = (address: string) => hostProblem(address, 'sts', 'googleapis.com', PAGE)
  expect(sts('https://sts.googleapis.com/v1/token')).toBeNull()
  expect(sts('https://compute.googleapis.com/v1/token')).toEqual(expect.any(String))
  expect(sts('https://sts.s3nsapis.fr/v1/token')).toEqual(expect.any(String))
})

test('no other host passes, whatever it is made of', () => {
  const part = fc.constantFrom('compute', 'www', 'googleapis', 'com', 'evil', 's3nsapis', 'fr', 'p')
  const host = fc.array(fc.tuple(part, fc.constantFrom('.', '-', '')), { minLength: 1 })
  fc.assert(
    fc.property(host, (parts) => {
      const name = parts
        .flat()
        .join('')
        .replace(/[.-]+$/, '')
        .replaceAll('..', '.')
      const address = `https://${name}/compute/v1`
      if (!URL.canParse(address) || api(address) !== null) return
      expect(name).toMatch(/^(?:www|compute(?:-[a-z0-9-]+\.p)?)\.googleapis\.com$/)
    }),
  )
})
