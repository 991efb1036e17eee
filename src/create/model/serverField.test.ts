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
  ['imageEncryptionKey.rawKey', 'invalid', 'secrets.encryption', 'options'],
  ['imageEncryptionKey.kmsKeyName', 'invalid', 'options.encryption.kmsKeyName', 'options'],
  ['sourceDisk', 'invalid', 'drafts.disk.disk', 'source'],
  ['sourceDiskEncryptionKey', 'invalid', 'secrets.disk', 'source'],
  [undefined, 'alreadyExists', 'details.name', 'details'],
  [undefined, 'RESOURCE_ALREADY_EXISTS', 'details.name', 'details'],
  [undefined, 'resourceInUseByAnotherResource', 'drafts.disk.forceCreate', 'source'],
  [undefined, 'resourceIsEncryptedWithCustomerEncryptionKey', 'secrets.disk', 'source'],
  [undefined, 'resourceNotReady', 'drafts.disk.disk', 'source'],
  [undefined, 'quotaExceeded', null, 'review'],
])('an error about %s with reason %s is shown at %s on %s', (field, reason, place, step) => {
  const form = emptyForm()
  const at = serverField({ field, reason, message: '' }, form)
  expect(at).toBe(place)
  expect(stepOf(at)).toBe(step)
})

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
