import { expect, test } from 'vitest'
import { checksOf } from './checks.ts'
import { diskFacts } from './facts.ts'

const facts = diskFacts({ name: 'builder', sizeGb: '10', status: 'READY' })
const input = {
  findings: [],
  problems: [],
  facts,
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
