import { expect, test } from 'vitest'
import { imageCard, sourceCard } from './cards.ts'
import { diskFacts } from './facts.ts'
import { emptyForm } from './form.ts'
import { formWith } from './testForm.ts'

const facts = diskFacts({ name: 'builder', sizeGb: '10', architecture: 'X86_64' })

test('an empty form has a card without any facts', () => {
  expect(sourceCard(emptyForm(), undefined, 'p')).toEqual({ kind: 'Disk', name: '', facts: [] })
  expect(imageCard(emptyForm(), undefined)).toEqual({ kind: 'Image', name: '', facts: [] })
})

test('a disk with its zone, and another project’s family with its pinned head', () => {
  const disk = formWith(({ drafts }) => (drafts.disk.disk = 'zones/us-central1-a/disks/builder'))
  expect(sourceCard(disk, facts, 'p')).toEqual({
    kind: 'Disk, us-central1-a',
    name: 'builder',
    facts: ['10 GB', 'X86_64'],
  })
  const family = formWith((form) => {
    form.sourceType = 'family'
    Object.assign(form.drafts.family, {
      family: 'debian-12',
      project: 'debian-cloud',
      pinned: 'projects/debian-cloud/global/images/debian-12-v1',
    })
  })
  expect(sourceCard(family, undefined, 'p')).toMatchObject({
    kind: 'Image family debian-12, debian-cloud',
    name: 'debian-12-v1',
  })
})

test('the image shows its own options before those of the source', () => {
  const form = formWith(({ details, options }) => {
    details.name = ' web-v1 '
    options.diskSizeGb = '20'
    options.storageLocation = 'eu'
  })
  expect(imageCard(form, facts)).toEqual({
    kind: 'Image',
    name: 'web-v1',
    facts: ['20 GB', 'X86_64', 'eu'],
  })
})
