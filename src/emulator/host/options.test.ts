import { expect, test } from 'vitest'
import { isUsage, readOptions } from './options.ts'

test('without arguments', () => {
  expect(readOptions([])).toMatchObject({
    port: 8087,
    host: '127.0.0.1',
    data: ':memory:',
    seed: 'demo',
    operationTime: 3000,
  })
})

test('allowed hosts are written as in URLs, the host to listen on is not', () => {
  const hosts = ['Images.example.com', '[fd00::1]', 'FD00::2', '::3', '10.0.0.1']
  const args = hosts.flatMap((host) => ['--allowed-host', host])
  expect(readOptions([...args, '--host', '[::1]'])).toMatchObject({
    host: '::1',
    allowedHosts: ['images.example.com', '[fd00::1]', '[fd00::2]', '[::3]', '10.0.0.1'],
  })
  expect(readOptions(['--host', '::1'])).toMatchObject({ host: '::1' })
})

test('the start time is converted to ms since the epoch', () => {
  expect(readOptions(['--now', '2026-11-24T12:00:00+01:00'])).toMatchObject({
    now: Date.UTC(2026, 10, 24, 11),
  })
})

test('--auth takes a value only for a provider', () => {
  expect(readOptions([]).auth).toBe(false)
  expect(readOptions(['--auth']).auth).toBe(true)
  expect(readOptions(['--auth', '--port', '1'])).toMatchObject({ auth: true, port: 1 })
  const args = ['--auth', 'oidc:http://127.0.0.1:9/id', '--audience', 'images']
  const oidc = { issuer: 'http://127.0.0.1:9/id', audience: 'images', roleClaim: 'role' }
  expect(readOptions(args).auth).toEqual(oidc)
  expect(readOptions([...args, '--role-claim=https://example.com/role']).auth).toEqual({
    ...oidc,
    roleClaim: 'https://example.com/role',
  })
})

test('the methods that a universe lacks are named in full, those of images also by name alone', () => {
  const { without } = readOptions(['--without', 'deprecate,setLabels, disks.list'])
  expect(without).toEqual(['images.deprecate', 'images.setLabels', 'disks.list'])
  expect(readOptions([]).without).toEqual([])
})

test.each([
  ['--port 65536', '--port takes a whole number from 0 to 65535'],
  ['--latency=-1', '--latency takes a whole number'],
  ['--operation-time 1.5', '--operation-time takes a whole number'],
  ['--seed scale:', '--seed takes demo, empty or scale:N'],
  ['--now tomorrow', '--now takes a time of RFC 3339'],
  ['--now 1999-12-31T23:59:59Z', 'from 2002 to 2500'],
  ['--data=', '--data takes the path of a file'],
  ['--host=', '--host takes a host name or an address'],
  ['--allowed-host example.com:8087', 'without port'],
  ['--allow-origin https://example.com/', '--allow-origin takes an origin'],
  ['--universe googleapis..com', '--universe takes a domain'],
  ['--without deprecat', '--without takes methods that are emulated'],
  ['--auth=owner', '--auth takes oidc:ISSUER, or nothing'],
  ['--auth oidc:https://sign-in.example.com', 'needs --audience'],
  ['--auth oidc:http://sign-in.example.com --audience a', 'an http URL on this machine'],
  ['--auth oidc:nowhere --audience a', 'the https URL of an OpenID provider'],
  ['--audience a', '--audience and --role-claim go with --auth oidc:ISSUER'],
  ['--console nowhere', '--console takes the folder of a built console'],
  ['--prot 1', "Unknown option '--prot'"],
  ['demo', "Unexpected argument 'demo'"],
])('%s is refused', (args, message) => {
  let refusal: unknown
  try {
    readOptions(args.split(' '))
  } catch (error) {
    refusal = error
  }
  expect(String(refusal)).toContain(message)
  expect(isUsage(refusal)).toBe(true)
})
