import { expect, test } from 'vitest'
import { emptyForm } from './form.ts'
import { stepOf } from './problems.ts'
import { serverField } from './serverField.ts'

test.each([
  ['name', 'invalid', 'details.name', 'details'],
  ['family', 'invalid', 'details.family', 'details'],
  ['labels', 'invalid', 'details.labels', 'details'],
  ['storageLocations', 'invalid', 'options.storageLocation', 'options'],
  ['guestOsFeatures[0].type', 'invalid', 'options.guestOsFeatures', 'options'],
  ['licenses[1]', 'invalid', 'options.licenses', 'options'],
  ['imageEncryptionKey.rawKey', 'invalid', 'options.encryption', 'options'],
  ['sourceDisk', 'invalid', 'drafts.disk.disk', 'source'],
  ['sourceDiskEncryptionKey', 'invalid', 'drafts.disk.key', 'source'],
  [undefined, 'alreadyExists', 'details.name', 'details'],
  [undefined, 'RESOURCE_ALREADY_EXISTS', 'details.name', 'details'],
  [undefined, 'resourceInUseByAnotherResource', 'drafts.disk.forceCreate', 'source'],
  [undefined, 'resourceIsEncryptedWithCustomerEncryptionKey', 'drafts.disk.key', 'source'],
  [undefined, 'resourceNotReady', 'drafts.disk.disk', 'source'],
])('an error about %s with reason %s is shown at %s on %s', (field, reason, place, step) => {
  const form = emptyForm()
  const at = serverField({ field, reason, message: '' }, form)
  expect(at).toBe(place)
  expect(at && stepOf(at)).toBe(step)
})

test('an error that is about no field', () => {
  const error = { reason: 'quotaExceeded', message: '' }
  expect(serverField(error, emptyForm())).toBeNull()
})

test.each([
  ['raw', 'rawKey', 'secrets.disk', 'secrets.encryption'],
  ['rsa', 'kmsKeyName', 'secrets.disk', 'secrets.encryption'],
  ['kms', 'kmsKeyName', 'drafts.disk.key.kmsKeyName', 'options.encryption.kmsKeyName'],
  ['kms', 'rawKey', 'drafts.disk.key.kmsKeyName', 'options.encryption.kmsKeyName'],
  [
    'kms',
    'kmsKeyServiceAccount',
    'drafts.disk.key.kmsKeyServiceAccount',
    'options.encryption.kmsKeyServiceAccount',
  ],
] as const)(
  'with a %s key, an error about its %s is shown at a field that this kind has',
  (way, part, ofSource, ofImage) => {
    const form = emptyForm()
    const key = { ...form.options.encryption, way }
    form.drafts.disk.key = key
    form.options.encryption = key
    const at = (field: string) => serverField({ field, reason: 'invalid', message: '' }, form)
    expect(at(`sourceDiskEncryptionKey.${part}`)).toBe(ofSource)
    expect(at(`imageEncryptionKey.${part}`)).toBe(ofImage)
  },
)

test('a missing permission is about the source only if it is a permission to use it', () => {
  const form = { ...emptyForm(), sourceType: 'image' as const }
  const about = (permission: string) =>
    serverField(
      { reason: 'forbidden', message: `Required '${permission}' permission for 'x'` },
      form,
    )
  expect(about('compute.images.useReadOnly')).toBe('drafts.image.image')
  expect(about('compute.images.create')).toBeNull()
})
