import { expect, test } from 'vitest'
import { absoluteAddress, addressProblem } from './address.ts'
import { isLoopback } from './loopback.ts'

test.each([
  '/compute/v1',
  '/proxy/compute/beta/',
  'https://compute.googleapis.com/compute/v1',
  'https://compute.s3nsapis.fr/compute/v1',
  'http://localhost:8087/compute/v1',
  'http://127.0.0.1:8087/compute/alpha',
  'http://[::1]:8087/compute/v1',
])('%s is allowed', (address) => {
  expect(addressProblem(address)).toBeNull()
})

test.each([
  ['', /^Start with/],
  ['compute/v1', /^Start with/],
  ['//evil.example/compute/v1', /^Start with/],
  ['ftp://compute.example/compute/v1', /^Start with/],
  ['https://', /^Not a valid URL/],
  ['https://me:secret@compute.example/compute/v1', /user name/],
  ['https://compute.example/compute/v1?x=/compute/v1', /“\?”/],
  ['https://compute.example/compute/v1#', /“#”/],
  ['https://compute.example/', /^End with/],
  ['https://compute.example/compute/v1/projects', /^End with/],
  ['http://compute.example/compute/v1', /^Use https/],
  ['http://127.0.0.1.evil.example/compute/v1', /^Use https/],
  ['http://localhost.evil.example/compute/v1', /^Use https/],
])('%s is not', (address, problem) => {
  expect(addressProblem(address)).toMatch(problem)
})

test('a path is on the page’s own server', () => {
  expect(absoluteAddress('/compute/v1/', 'https://console.example/projects/p')).toBe(
    'https://console.example/compute/v1',
  )
})

test('only the names of this machine are local', () => {
  const base = (host: string) => `http://${host}:8087/compute/v1`
  const ours = ['localhost', '127.0.0.1', '127.8.9.10', '[::1]'].map(base)
  const others = ['localhost.example', '128.0.0.1', '10.0.0.1'].map(base)
  expect(ours.every(isLoopback)).toBe(true)
  expect(others.some(isLoopback)).toBe(false)
})
