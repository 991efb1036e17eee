import { expect, test } from 'vitest'
import { checksOf } from './checks.ts'
import { diskFacts } from './facts.ts'

const facts = diskFacts({ name: 'builder', sizeGb: '10', status: 'READY' })
const input = {
  findings: [],
  rules: undefined,
  problems: [],
  facts,
  isFile: false,
  sourceEntered: true,
  name: 'web-v1',
  nameFree: true,
  detailsVisited: true,
}

test('everything checked, without problems', () => {
  expect(checksOf(input)).toEqual([
    { tone: 'ok', text: 'builder is ready to use' },
    { tone: 'ok', text: 'web-v1 is available' },
    { tone: 'ok', text: 'Options are compatible with the source' },
  ])
})

test('what isn’t known isn’t reported as fine', () => {
  const tones = (more: Partial<Parameters<typeof checksOf>[0]>) =>
    checksOf({ ...input, ...more }).map(({ tone }) => tone)
  expect(tones({ facts: undefined })).toEqual(['unknown', 'ok', 'unknown'])
  expect(tones({ nameFree: undefined })).toEqual(['ok', 'unknown', 'ok'])
  const problem = { field: 'details.name', message: 'Enter a name.' } as const
  expect(tones({ problems: [problem] })).toEqual(['ok', 'unknown', 'ok'])
})

test('a file is never checked, unlike its name', () => {
  const of = { ...input, facts: undefined, isFile: true }
  expect(checksOf(of)).toEqual([
    { tone: 'unknown', text: 'Source can’t be checked in advance' },
    { tone: 'ok', text: 'web-v1 is available' },
    { tone: 'unknown', text: 'Options can’t be checked in advance' },
  ])
  const file = { field: 'drafts.file.source', message: 'Enter the location.' } as const
  const size = { field: 'options.diskSizeGb', message: 'Enter a number.' } as const
  expect(checksOf({ ...of, problems: [file, size] }).map(({ text }) => text)).toEqual([
    'Source not valid yet',
    'web-v1 is available',
    'Options not valid yet',
  ])
})

test('what was entered and isn’t valid isn’t about to be checked', () => {
  const disk = { field: 'drafts.disk.disk', message: 'Not a valid disk.' } as const
  const name = { field: 'details.name', message: 'Not a valid name.' } as const
  const size = { field: 'options.diskSizeGb', message: 'Enter a number.' } as const
  const texts = (more: Partial<Parameters<typeof checksOf>[0]>) =>
    checksOf({ ...input, facts: undefined, problems: [disk, name, size], ...more }).map(
      ({ text }) => text,
    )
  expect(texts({})).toEqual(['Source not valid yet', 'Name not valid yet', 'Options not valid yet'])
  expect(texts({ sourceEntered: false, name: '', problems: [disk, name] })).toEqual([
    'Source not checked yet',
    'Name not checked yet',
    'Options not checked yet',
  ])
})

test('findings replace the check they are about', () => {
  const taken = { tone: 'error', field: 'details.name', message: 'Taken.' } as const
  const family = { tone: 'warning', field: 'details.family', message: 'No family.' } as const
  const size = { tone: 'error', field: 'options.diskSizeGb', message: 'Too small.' } as const
  const findings = [taken, family, size]
  expect(checksOf({ ...input, findings }).map(({ text }) => text)).toEqual([
    'builder is ready to use',
    'Taken.',
    'No family.',
    'Too small.',
  ])
  const fresh = checksOf({ ...input, findings, detailsVisited: false })
  expect(fresh.map(({ text }) => text)).not.toContain('No family.')
})

test('the project’s rules are one more check, last, and found in no other', () => {
  const rule = { tone: 'warning', field: 'details.labels', message: 'No env.' } as const
  const name = { tone: 'error', field: 'details.name', message: 'Not like that.' } as const
  const checks = checksOf({ ...input, findings: [rule], problems: [name], rules: [name, rule] })
  expect(checks.map(({ tone, text }) => `${tone} ${text}`)).toEqual([
    'ok builder is ready to use',
    'ok web-v1 is available',
    'ok Options are compatible with the source',
    'error Not like that.',
    'warning No env.',
  ])
  const last = (more: Partial<typeof input>) => checksOf({ ...input, rules: [], ...more }).at(-1)
  expect(last({})).toEqual({ tone: 'ok', text: 'The conventions are followed' })
  expect(last({ detailsVisited: false })?.tone).toBe('unknown')
})
