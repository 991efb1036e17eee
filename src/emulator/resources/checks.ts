/** Validation of single fields of a new or edited image; each check throws the service’s error. */
import { isSupported, parseArchive } from '../../compute/archive.ts'
import { GUEST_OS_FEATURES } from '../../compute/guestOsFeatures.ts'
import { RESOURCE_NAME } from '../../compute/names.ts'
import { ARCHITECTURES, type Image } from '../../compute/schema.ts'
import { isStorageLocation } from '../../compute/storage.ts'
import { invalidName, invalidUsage, invalidValue, requiredField } from '../base/errors.ts'

const oneOf = (values: readonly string[]) => `Must be one of [${values.join(', ')}].`

export function checkName(name: string | undefined): string {
  if (name === undefined || name === '') throw requiredField('resource.name')
  if (!RESOURCE_NAME.test(name)) throw invalidName('resource.name', name)
  return name
}

export function checkFamily(family: string | undefined): void {
  if (family && !RESOURCE_NAME.test(family)) throw invalidName('resource.family', family)
}

/**
 * The architecture named by a text in any case: the service accepts either and returns `X86_64`.
 * @returns undefined for the enum’s default, which says that none is set
 */
export function readArchitecture(text: string | undefined): string | undefined {
  if (!text) return undefined
  const named = ARCHITECTURES.find((known) => known === text.toUpperCase())
  if (named) return named === 'ARCHITECTURE_UNSPECIFIED' ? undefined : named
  throw invalidValue('resource.architecture', text, oneOf(ARCHITECTURES))
}

export function checkGuestOsFeatures(features: Image['guestOsFeatures']): void {
  const known = Object.keys(GUEST_OS_FEATURES)
  for (const [index, { type = '' }] of (features ?? []).entries()) {
    if (known.includes(type)) continue
    throw invalidValue(`resource.guestOsFeatures[${index}].type`, type, oneOf(known))
  }
}

/** One multi-region or region. */
export function checkStorageLocations(locations: string[] | undefined): void {
  if (!locations) return
  if (locations.length > 1) {
    throw invalidUsage('Only one storage location can be specified.')
  }
  for (const location of locations) {
    if (isStorageLocation(location)) continue
    throw invalidValue('resource.storageLocations', location, 'The storage location is not known.')
  }
}

export function checkSourceType(sourceType: string | undefined): void {
  if (sourceType && sourceType !== 'RAW') {
    throw invalidValue('resource.sourceType', sourceType, oneOf(['RAW']))
  }
}

const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/
const FILE_TYPES = ['BIN', 'X509', 'UNDEFINED']

/** Shielded VM keys with their content in base64url, as returned by the service. */
export function readInitialState(
  state: Image['shieldedInstanceInitialState'],
): Image['shieldedInstanceInitialState'] {
  if (!state) return undefined
  const at = 'resource.shieldedInstanceInitialState'
  const read = (list: typeof state.keks, name: string) =>
    list?.length ? list.map((file, index) => readFile(file, `${at}.${name}[${index}]`)) : undefined
  const keys = {
    pk: state.pk && readFile(state.pk, `${at}.pk`),
    keks: read(state.keks, 'keks'),
    dbs: read(state.dbs, 'dbs'),
    dbxs: read(state.dbxs, 'dbxs'),
  }
  return Object.values(keys).some(Boolean) ? keys : undefined
}

function readFile(file: { content?: string; fileType?: string }, at: string) {
  const { content = '', fileType } = file
  if (!BASE64.test(content)) throw invalidValue(`${at}.content`, '', 'Must be base64.')
  if (fileType !== undefined && !FILE_TYPES.includes(fileType)) {
    throw invalidValue(`${at}.fileType`, fileType, oneOf(FILE_TYPES))
  }
  return { content: content.replaceAll('+', '-').replaceAll('/', '_'), fileType }
}

const KEY_FORM =
  'projects/[^/]+/locations/[^/]+/keyRings/[^/]+/cryptoKeys/[^/]+(?:/cryptoKeyVersions/[0-9]+)?'
const KMS_KEY = new RegExp(`^${KEY_FORM}$`)

export function checkKmsKey(name: string, field: string): void {
  if (!KMS_KEY.test(name)) throw invalidName(field, name, KEY_FORM)
}

/** A `.tar.gz` file in Cloud Storage or a version in Artifact Registry. */
export function checkRawDisk(rawDisk: NonNullable<Image['rawDisk']>, universe: string): void {
  const { source = '', sha1Checksum, containerType } = rawDisk
  const archive = parseArchive(source, universe)
  if (!archive) {
    const why =
      ' The provided source location was not a valid Google Cloud Storage object reference.'
    throw invalidValue('rawDisk.source', source, why)
  }
  if (!isSupported(archive)) {
    const why = 'The provided source is not a supported file.'
    throw invalidValue('resource.rawDisk.source', source, why)
  }
  if (sha1Checksum && !/^[a-f0-9]{40}$/.test(sha1Checksum)) {
    throw invalidName('resource.rawDisk.sha1Checksum', sha1Checksum, '[a-f0-9]{40}')
  }
  if (containerType && containerType !== 'TAR') {
    throw invalidValue('resource.rawDisk.containerType', containerType, oneOf(['TAR']))
  }
}
