import { expect, test } from 'vitest'
import type { Image } from '../../compute/schema.ts'
import { newerVersion } from './prefill.ts'

const optionsOf = (image: Partial<Image>) =>
  newerVersion({ name: 'web-v1', ...image }, 'p', new Set(), 0).options

test('a newer version has the same Secure Boot keys', () => {
  const { shielded } = optionsOf({
    shieldedInstanceInitialState: {
      // In base64url, as the service returns it.
      pk: { content: '_-8', fileType: 'X509' },
      dbs: [
        { content: 'AAAA', fileType: 'BIN' },
        { content: 'AQEB', fileType: 'X509' },
      ],
    },
  })
  expect(shielded).toEqual({
    pk: [{ name: 'web-v1.pk', content: '/+8=', fileType: 'X509' }],
    keks: [],
    dbs: [
      { name: 'web-v1.db-1', content: 'AAAA', fileType: 'BIN' },
      { name: 'web-v1.db-2', content: 'AQEB', fileType: 'X509' },
    ],
    dbxs: [],
  })
})

test('without a platform key, the other keys have no effect and are left to the defaults', () => {
  const { shielded } = optionsOf({
    shieldedInstanceInitialState: { dbxs: [{ content: 'AAAA', fileType: 'BIN' }] },
  })
  expect(shielded).toEqual({ pk: [], keks: [], dbs: [], dbxs: [] })
})

test('a newer version has the same license codes if the licenses aren’t named', () => {
  expect(optionsOf({ licenseCodes: ['1000008'] }).licenseCodes).toEqual(['1000008'])
  const named = optionsOf({
    licenses: ['projects/d/global/licenses/l'],
    licenseCodes: ['1000008'],
  })
  expect(named.licenseCodes).toEqual([])
})
