import { expect, test } from 'vitest'
import { emptyForm } from './form.ts'
import { optionWords } from './words.ts'

const { options } = emptyForm()
const DEBIAN = 'projects/debian-cloud/global/licenses/debian-12'
const source = {
  features: ['GVNIC', 'UEFI_COMPATIBLE'],
  licenses: [`https://www.googleapis.com/compute/v1/${DEBIAN}`],
}
const nothing = { features: [], licenses: [] }

test.each([
  [[], nothing, 'none'],
  [['GVNIC'], nothing, 'GVNIC'],
  [[], source, '2 inherited'],
  [['IDPF'], source, '2 inherited, plus IDPF'],
  [['GVNIC', 'UEFI_COMPATIBLE'], source, '2 inherited'],
  [['GVNIC', 'IDPF', 'SEV_CAPABLE'], source, '2 inherited, plus IDPF, SEV_CAPABLE'],
])('the features %j of %j: %s', (guestOsFeatures, facts, summary) => {
  expect(optionWords({ ...options, guestOsFeatures }, facts).features).toBe(summary)
})

test('an inherited license isn’t counted again, however it is written', () => {
  const licenses = [DEBIAN, 'projects/p/global/licenses/own']
  expect(optionWords({ ...options, licenses }, source).licenses).toBe('1 inherited, plus own')
  expect(optionWords({ ...options, licenses }).licenses).toBe('debian-12, own')
})
