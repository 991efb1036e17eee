import { expect, test } from '@playwright/test'
import { allScripts, builtIndex, builtText, initialScripts } from '../scripts/lib/bundle.mjs'
import { policyFor } from '../scripts/lib/policy.mjs'

test('the images page starts with at most 8 scripts of 150 kB', async () => {
  const scripts = await initialScripts()
  const total = scripts.reduce((sum, script) => sum + script.gzip, 0)
  expect(scripts.map(({ name }) => name).join(' ')).toMatch(/main-.*react-.*tanstack-/)
  expect(scripts.length).toBeLessThanOrEqual(8)
  expect(total).toBeLessThanOrEqual(150_000)
})

test('the large ones ask, at their very top, to be compiled while they load', async () => {
  const large = (await initialScripts()).filter(({ gzip }) => gzip > 10_000)
  expect(large).toHaveLength(3)
  for (const { name } of large) {
    expect(await builtText(name), name).toMatch(/^\/\/# allFunctionsCalledOnLoad\n/)
  }
})

test('MUI isn’t among them, and no later script is over 90 kB', async () => {
  const initial = new Set((await initialScripts()).map(({ name }) => name))
  expect([...initial].filter((name) => name.includes('mui'))).toEqual([])
  const later = (await allScripts()).filter(({ name }) => !initial.has(name))
  expect(later.filter(({ gzip }) => gzip > 90_000)).toEqual([])
})

test('the console contains no emulator code', async () => {
  for (const { name } of await allScripts()) {
    expect(await builtText(name), name).not.toMatch(/_emulator\/|PRAGMA|createEmulator/)
  }
})

test('index.html runs nothing that its own policy forbids', async () => {
  const html = await builtIndex()
  expect(html).toContain('http-equiv="Content-Security-Policy"')
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/)
  expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=/)
})

test('the policy that all tests run under is the one for the configuration, but for where APIs may be', async () => {
  const written = /Content-Security-Policy" content="([^"]*)"/.exec(await builtIndex())?.[1] ?? ''
  const config: unknown = JSON.parse(await builtText('config.json'))
  const others = (policy: string) => policy.replace(/connect-src [^;]*/, '')
  expect(others(written.replaceAll('&#39;', "'"))).toBe(others(policyFor(config)))
})
