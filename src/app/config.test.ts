import { expect, test } from 'vitest'
import { parseConfig } from './config.ts'
import { ConfigError } from './configFile.ts'

const PAGE = 'https://console.example/projects/p/images'
const good = { apiBase: '/compute/v1', project: 'demo-project' }

test('missing fields get their defaults, and the address is absolute', () => {
  expect(parseConfig(good, PAGE)).toEqual({
    apiBase: 'https://console.example/compute/v1',
    project: 'demo-project',
    label: '',
    color: 'none',
    projects: [],
    auth: 'none',
    universe: 'googleapis.com',
    protectionLabel: 'lifecycle-protect',
  })
})

test('another address takes precedence, and has to follow the same rules', () => {
  const other = 'https://compute.googleapis.com/compute/v1'
  expect(parseConfig(good, PAGE, other).apiBase).toBe(other)
  expect(() => parseConfig(good, PAGE, 'http://elsewhere.example/compute/v1')).toThrow(/Use https/)
})

const named = { ...good, label: 'Emulator', color: 'teal' }
const CUSTOM = { label: 'Custom endpoint', color: 'custom' }

test.each([
  ['no other address', undefined, named],
  ['its own address', '/compute/v1', named],
  ['its own address, absolute', 'https://console.example/compute/v1', named],
  ['another host', 'https://compute.googleapis.com/compute/v1', CUSTOM],
  ['another path', '/other/compute/v1', CUSTOM],
])('the label and the color are those of the file’s address: %s', (_what, other, shown) => {
  const { label, color } = parseConfig(named, PAGE, other)
  expect({ label, color }).toEqual({ label: shown.label, color: shown.color })
})

test('an address that replaces an invalid one is a custom one', () => {
  const other = 'https://compute.googleapis.com/compute/v1'
  expect(parseConfig({ ...named, apiBase: 'ftp://x' }, PAGE, other)).toMatchObject(CUSTOM)
  expect(() => parseConfig({ ...named, color: 'custom' }, PAGE)).toThrow(ConfigError)
})

test.each([
  ['the file', 'text'],
  ['the file', null],
  ['the file', []],
  ['apiBase', { ...good, apiBase: 5 }],
  ['apiBase', { ...good, apiBase: 'ftp://x/compute/v1' }],
  ['project', { apiBase: good.apiBase }],
  ['project', { ...good, project: 'No Project' }],
  ['label', { ...good, label: 'x'.repeat(61) }],
  ['color', { ...good, color: 'pink' }],
  ['projects.1', { ...good, projects: ['good-project', 'B'] }],
  ['auth', { ...good, auth: 'password' }],
  ['universe', { ...good, universe: 'https://x' }],
  ['protectionLabel', { ...good, protectionLabel: 'Keep me' }],
  ['tint', { ...good, tint: 'red' }],
])('%s is named if it is invalid: %j', (field, json) => {
  const parse = () => parseConfig(json, PAGE)
  expect(parse).toThrow(ConfigError)
  expect(parse).toThrow(expect.objectContaining({ field, message: expect.stringMatching(/./) }))
})

test('the earlier spelling “colour” still works', () => {
  expect(parseConfig({ ...good, colour: 'amber' }, PAGE).color).toBe('amber')
  expect(() => parseConfig({ ...good, color: 'amber', colour: 'red' }, PAGE)).toThrow(ConfigError)
})
