import { expect, test } from 'vitest'
import { readImage } from '../../compute/readImage.ts'
import { diskFacts, imageFacts, type SourceFacts } from './facts.ts'
import { findings, type Known } from './findings.ts'
import { emptyForm, type CreateForm } from './form.ts'

const facts: SourceFacts = diskFacts({ name: 'd', sizeGb: '10', architecture: 'X86_64' })
const known: Known = {
  facts,
  missing: false,
  unseen: false,
  runningUsers: [],
  newHead: undefined,
  nameTaken: false,
}

/** A form with a family, so that only what the test is about is found. */
function form() {
  const form = emptyForm()
  form.details.family = 'web'
  return form
}
const found = (change: (form: CreateForm) => void, more: Partial<Known> = {}) => {
  const made = form()
  change(made)
  return findings(made, { ...known, ...more }).map(({ tone, field }) => `${tone} ${field}`)
}
const nothing = () => {}

test('a valid form has no findings', () => {
  expect(found(nothing)).toEqual([])
})

test('a disk in use is an error until allowed, then a warning', () => {
  const runningUsers = ['vm']
  expect(found(nothing, { runningUsers })).toEqual(['error drafts.disk.forceCreate'])
  expect(found((form) => (form.drafts.disk.forceCreate = true), { runningUsers })).toEqual([
    'warning drafts.disk.forceCreate',
  ])
})

test('sources that are unusable, deprecated or missing', () => {
  const image = (state: string, status = 'READY') =>
    imageFacts({ name: 'i', status, deprecated: { state, replacement: 'global/images/j' } }, 'p')
  const at = (more: Partial<Known>) => found((form) => (form.sourceType = 'image'), more)
  expect(at({ facts: image('OBSOLETE') })).toEqual(['error drafts.image.image'])
  expect(at({ facts: image('DEPRECATED') })).toEqual(['warning drafts.image.image'])
  expect(at({ facts: image('ACTIVE', 'PENDING') })).toEqual(['error drafts.image.image'])
  expect(at({ facts: undefined, missing: true })).toEqual(['error drafts.image.image'])
  expect(at({ facts: undefined, unseen: true })).toEqual(['warning drafts.image.image'])
  expect(image('DEPRECATED').replacement).toBe('projects/p/global/images/j')
})

test('only one finding about a source offers the image to use instead', () => {
  const offers = (type: 'image' | 'family', state: string, newHead?: string) => {
    const made = form()
    made.sourceType = type
    const deprecated = { state, replacement: 'global/images/j' }
    const locked = imageFacts({ name: 'i', deprecated, imageEncryptionKey: { sha256: 'x' } }, 'p')
    return findings(made, { ...known, facts: locked, newHead }).map(({ instead }) => instead)
  }
  const j = 'projects/p/global/images/j'
  const k = 'projects/p/global/images/k'
  expect(offers('image', 'OBSOLETE')).toEqual([j, undefined])
  expect(offers('image', 'DEPRECATED')).toEqual([undefined, j])
  expect(offers('image', 'ACTIVE')).toEqual([undefined])
  expect(offers('family', 'OBSOLETE', k)).toEqual([undefined, undefined, k])
})

test('the source’s key is required if and only if it has one', () => {
  const locked = { facts: diskFacts({ name: 'd', diskEncryptionKey: { sha256: 'x' } }) }
  const withKey = (form: CreateForm) => {
    form.drafts.disk.key.way = 'raw'
  }
  expect(found(nothing, locked)).toEqual(['error drafts.disk.disk'])
  expect(found(withKey, locked)).toEqual([])
  expect(found(withKey)).toEqual(['error drafts.disk.disk'])
})

test('name, size, architecture, features, keys', () => {
  expect(found(nothing, { nameTaken: true })).toEqual(['error details.name'])
  expect(found((form) => (form.options.diskSizeGb = '9'))).toEqual(['error options.diskSizeGb'])
  expect(found((form) => (form.options.diskSizeGb = '10'))).toEqual([])
  // Sent without its white space, so there is none.
  expect(found((form) => (form.options.diskSizeGb = ' '))).toEqual([])
  expect(found((form) => (form.options.architecture = 'ARM64'))).toEqual([
    'warning options.architecture',
  ])
  expect(found((form) => (form.options.guestOsFeatures = ['CCA_CAPABLE']))).toEqual([
    'warning options.guestOsFeatures',
  ])
  expect(found((form) => (form.options.encryption.way = 'rsa'))).toEqual([
    'warning options.encryption',
  ])
  expect(found((form) => (form.details.family = ''))).toEqual(['warning details.family'])
})

test('conflicts inherited from the source are not reported', () => {
  const inherited = { ...facts, features: ['SEV_LIVE_MIGRATABLE_V2'] }
  expect(found(nothing, { facts: inherited })).toEqual([])
})

test('a family whose head has moved is reported', () => {
  expect(
    found((form) => (form.sourceType = 'family'), { newHead: 'projects/p/global/images/v2' }),
  ).toEqual(['warning drafts.family.family'])
})

test('a key isn’t refused for a source whose encryption couldn’t be read', () => {
  const withKey = (imageEncryptionKey: object) => {
    const image = readImage({ name: 'i', imageEncryptionKey })
    return found(
      (made) => {
        made.sourceType = 'image'
        made.drafts.image.key.way = 'raw'
      },
      { facts: image && imageFacts(image, 'p') },
    )
  }
  expect(withKey({ sha256: 5 })).toEqual([])
  expect(withKey({ kmsKeyName: 'k' })).toEqual(['error drafts.image.image'])
})
