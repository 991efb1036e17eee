/** What the fields of an image mean, in words. */
import { GUEST_OS_FEATURES } from '../../compute/guestOsFeatures.ts'
import {
  CustomerEncryptionKey,
  DeprecationStatus,
  Image,
  InitialStateConfig,
} from '../../compute/schema.ts'
import { isRegion } from '../../compute/storage.ts'

/** What a guest OS feature means; undefined for an unknown one. */
export function featureMeaning(type: string): string | undefined {
  return Object.hasOwn(GUEST_OS_FEATURES, type) ? GUEST_OS_FEATURES[type] : undefined
}

/** Whether a storage location is a multi-region or a region, by its form; undefined for neither. */
export function locationKind(location: string): string | undefined {
  if (/^[a-z]+$/.test(location)) return 'multi-region'
  return isRegion(location) ? 'region' : undefined
}

export interface License {
  /** The license's link; undefined for a code without one. */
  link: string | undefined
  code: string | undefined
}

const isSaid = (text: string) => text !== ''

/**
 * Licenses, each with its code if there are as many codes as licenses; otherwise codes on their
 * own.
 */
export function licensesOf(image: Pick<Image, 'licenses' | 'licenseCodes'>): License[] {
  const links = (image.licenses ?? []).filter(isSaid)
  const codes = (image.licenseCodes ?? []).filter(isSaid)
  if (links.length === codes.length) return links.map((link, i) => ({ link, code: codes[i] }))
  return [
    ...links.map((link) => ({ link, code: undefined })),
    ...codes.map((code) => ({ link: undefined, code })),
  ]
}

/** Known fields that are shown among the unknown ones. */
const ASIDE = new Set(['params'])

const KNOWN: [path: string, shape: object, value: (image: Image) => unknown][] = [
  ['', Image.fields, (image) => image],
  ['deprecated.', DeprecationStatus.fields, (image) => image.deprecated],
  ['imageEncryptionKey.', CustomerEncryptionKey.fields, (image) => image.imageEncryptionKey],
  [
    'shieldedInstanceInitialState.',
    InitialStateConfig.fields,
    (image) => image.shieldedInstanceInitialState,
  ],
]

/**
 * Fields of the response that no group shows, as path and JSON: what was added to the API since,
 * and tags.
 */
export function otherFields(image: Image): [path: string, json: string][] {
  return KNOWN.flatMap(([path, shape, valueOf]) =>
    Object.entries(valueOf(image) ?? {})
      .filter(([key]) => !Object.hasOwn(shape, key) || (path === '' && ASIDE.has(key)))
      .map(([key, value]): [string, string] => [path + key, JSON.stringify(value)]),
  )
}
