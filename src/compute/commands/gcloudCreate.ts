/** The flags of `gcloud compute images create` (gcloud 528) for a new image. */
import { linkPath, parseLink, type ResourceLink } from '../links.ts'
import type { CustomerEncryptionKey, FileContentBuffer, ImageInsert } from '../schema.ts'
import type { Change, Target } from '../changes/change.ts'
import type { Endpoint } from './endpoint.ts'
import { architectureWithoutFlag, flag, flagList } from './gcloudFlags.ts'
import { standardBase64 } from '../../text/base64.ts'
import { shellWord } from './shell.ts'
import { jsonText, REDACTED, REDACTED_NOTE } from './text.ts'

interface CreateParts {
  /** Commands that write the files used in the flags. */
  setup: string[]
  flags: string[]
  notes: string[]
}

/** Features known to gcloud 528, which refuses others. */
const FEATURES = new Set(
  (
    'BARE_METAL_LINUX_COMPATIBLE GVNIC IDPF MULTI_IP_SUBNET SEV_CAPABLE SEV_LIVE_MIGRATABLE ' +
    'SEV_LIVE_MIGRATABLE_V2 SEV_SNP_CAPABLE SNP_SVSM_CAPABLE TDX_CAPABLE UEFI_COMPATIBLE ' +
    'VIRTIO_SCSI_MULTIQUEUE WINDOWS'
  ).split(' '),
)

/** The flags, or why gcloud can’t create this image. */
export function gcloudCreate(
  target: Target,
  change: Extract<Change, { kind: 'insert' }>,
  endpoint: Endpoint,
): CreateParts | { none: string } {
  const { image } = change
  const source = sourceFlags(target, image)
  const missing = [...noFlagFor(image), ...(source ? [] : ['this form of source'])]
  if (missing.length > 0 || !source) {
    return { none: `gcloud has no flag for ${missing.join(', ')}; use curl.` }
  }
  const keys = csek(target, image, endpoint)
  const shielded = shieldedFlags(image)
  return {
    setup: [...keys.setup, ...shielded.setup],
    flags: [
      ...source,
      ...(change.forceCreate ? ['--force'] : []),
      ...textFlags(image),
      ...keys.flags,
      ...shielded.flags,
    ],
    notes: keys.setup.length > 0 ? [REDACTED_NOTE] : [],
  }
}

function noFlagFor(image: ImageInsert): string[] {
  const features = (image.guestOsFeatures ?? []).flatMap(({ type = '' }) =>
    FEATURES.has(type) ? [] : [`guest OS feature ${type}`],
  )
  const sourceKeys = [
    image.sourceDiskEncryptionKey,
    image.sourceImageEncryptionKey,
    image.sourceSnapshotEncryptionKey,
  ]
  const absent: [string, unknown][] = [
    ['diskSizeGb', image.diskSizeGb],
    ['licenseCodes', image.licenseCodes?.length],
    ['rawDisk.sha1Checksum', image.rawDisk?.sha1Checksum],
    ['resource manager tags', image.params?.resourceManagerTags],
    ['several storage locations', (image.storageLocations?.length ?? 0) > 1],
    ['kmsKeyServiceAccount', image.imageEncryptionKey?.kmsKeyServiceAccount],
    ['the KMS key of a source', sourceKeys.some((key) => key?.kmsKeyName)],
    ['deprecation', image.deprecated],
  ]
  const architecture = image.architecture && architectureWithoutFlag(image.architecture)
  return [
    ...features,
    ...(architecture ? [architecture] : []),
    ...absent.flatMap(([name, value]) => (value ? [name] : [])),
  ]
}

/** The flags for the source; undefined if gcloud doesn’t accept such a link. */
function sourceFlags(target: Target, image: ImageInsert): string[] | undefined {
  if (image.rawDisk?.source) {
    return /^(?:gs:\/\/|https:\/\/storage\.)/.test(image.rawDisk.source)
      ? [flag('source-uri', image.rawDisk.source)]
      : undefined
  }
  const link = (text: string | undefined) => (text ? parseLink(text, target.project) : null)
  const disk = link(image.sourceDisk)
  if (disk) return diskFlags(target, disk)
  const from = link(image.sourceImage)
  if (from) {
    const name = from.family ? 'source-image-family' : 'source-image'
    return [flag(name, from.name), flag('source-image-project', from.project)]
  }
  const snapshot = link(image.sourceSnapshot)
  if (!snapshot) return undefined
  const own = snapshot.project === target.project
  return [flag('source-snapshot', own ? snapshot.name : linkPath(snapshot))]
}

function diskFlags(target: Target, disk: ResourceLink): string[] | undefined {
  const [scope, zone] = disk.scope.split('/')
  if (scope !== 'zones' || zone === undefined) return undefined
  return [
    flag('source-disk', disk.name),
    flag('source-disk-zone', zone),
    ...(disk.project === target.project ? [] : [flag('source-disk-project', disk.project)]),
  ]
}

function textFlags(image: ImageInsert): string[] {
  const texts: [string, string | undefined][] = [
    ['family', image.family],
    ['description', image.description],
    ['architecture', image.architecture],
    ['storage-location', image.storageLocations?.[0]],
    ['kms-key', image.imageEncryptionKey?.kmsKeyName],
  ]
  const lists: [string, string[]][] = [
    ['labels', Object.entries(image.labels ?? {}).map(([key, value]) => `${key}=${value}`)],
    ['guest-os-features', (image.guestOsFeatures ?? []).map(({ type = '' }) => type)],
    ['licenses', image.licenses ?? []],
  ]
  return [
    ...texts.flatMap(([name, value]) => (value ? [flag(name, value)] : [])),
    ...lists.flatMap(([name, items]) => (items.length > 0 ? [flagList(name, items)] : [])),
  ]
}

const KEY_FILE = 'keys.json'

/** Customer-supplied keys are read from a file that lists them by resource; the keys themselves are redacted. */
function csek(target: Target, image: ImageInsert, { base }: Endpoint) {
  const own = `projects/${target.project}/global/images/${target.image}`
  const keys: [CustomerEncryptionKey | undefined, string | undefined][] = [
    [image.imageEncryptionKey, own],
    [image.sourceDiskEncryptionKey, image.sourceDisk],
    [image.sourceImageEncryptionKey, image.sourceImage],
    [image.sourceSnapshotEncryptionKey, image.sourceSnapshot],
  ]
  const entries = keys.flatMap(([key, resource]) => {
    const link = resource === undefined ? null : parseLink(resource, target.project)
    if (!link || !(key?.rawKey || key?.rsaEncryptedKey)) return []
    const type = key.rawKey ? 'raw' : 'rsa-encrypted'
    return [{ uri: `${base}/${linkPath(link)}`, key: REDACTED, 'key-type': type }]
  })
  if (entries.length === 0) return { setup: [], flags: [] }
  const ownKey = image.imageEncryptionKey?.rawKey || image.imageEncryptionKey?.rsaEncryptedKey
  return {
    setup: [`printf %s ${shellWord(jsonText(entries))} > ${KEY_FILE}`],
    flags: [flag('csek-key-file', KEY_FILE), ...(ownKey ? [] : ['--no-require-csek-key-create'])],
  }
}

/** Shielded VM keys are public, but gcloud reads them from files: `.bin`, or else DER. */
function shieldedFlags(image: ImageInsert) {
  const state = image.shieldedInstanceInitialState ?? {}
  const groups: [string, string, FileContentBuffer[]][] = [
    ['platform-key-file', 'pk', state.pk ? [state.pk] : []],
    ['key-exchange-key-file', 'kek', state.keks ?? []],
    ['signature-database-file', 'db', state.dbs ?? []],
    ['forbidden-database-file', 'dbx', state.dbxs ?? []],
  ]
  const setup: string[] = []
  const flags = groups.flatMap(([name, stem, keys]) => {
    const files = keys.map(({ content = '', fileType }, index) => {
      const file = `${stem}-${index + 1}.${fileType === 'BIN' ? 'bin' : 'der'}`
      setup.push(`printf %s ${shellWord(standardBase64(content))} | base64 --decode > ${file}`)
      return file
    })
    return files.length > 0 ? [flagList(name, files)] : []
  })
  return { setup, flags }
}
