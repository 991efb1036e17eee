/** From the form to the request: the only place that decides what is sent. */
import { isBlank, labelsOf } from '../../compute/labelRows.ts'
import { linkPath } from '../../compute/links.ts'
import type {
  CustomerEncryptionKey,
  ImageInsert,
  InitialStateConfig,
} from '../../compute/schema.ts'
import { encryptionKey } from './encryption.ts'
import { readFile } from './file.ts'
import { noSecrets, type CreateForm, type KeyFile, type Secrets } from './form.ts'
import { readDisk, readFamily, readImage, readSnapshot, type SourceText } from './sourceText.ts'
import { licensePath, takeTyped } from './typed.ts'

export interface Insert {
  image: ImageInsert
  /** Whether a disk may be read while a running instance uses it. */
  forceCreate: boolean
}

/**
 * The request for a form, including entries that were typed but not added. It holds the selected
 * source only, and only fields that were set; text that can’t be parsed is sent unchanged, so that
 * the service reports what is wrong with it.
 * @param project the project the image is created in
 * @param secrets the encryption keys; without them the request has empty keys in their place
 * @param universe whose storage a file is in
 */
export function toInsert(
  form: CreateForm,
  project: string,
  secrets = noSecrets(),
  universe?: string,
): Insert {
  const { details, options } = takeTyped(form, project)
  const shielded = shieldedOf(options.shielded)
  const tags = options.tags.filter((tag) => !isBlank(tag))
  const image: ImageInsert = {
    name: details.name.trim(),
    ...sourceOf(form, project, secrets, universe),
    ...present({
      family: details.publish === 'whenReady' ? details.family.trim() : '',
      description: details.description,
      diskSizeGb: options.diskSizeGb.trim(),
      architecture: options.architecture,
    }),
    ...some('storageLocations', [options.storageLocation.trim()].filter(Boolean)),
    ...some(
      'guestOsFeatures',
      options.guestOsFeatures.map((type) => ({ type })),
    ),
    ...some(
      'licenses',
      options.licenses.map((text) => licensePath(text, project) ?? text.trim()),
    ),
    ...some('licenseCodes', options.licenseCodes),
    ...(details.labels.some((row) => !isBlank(row)) && { labels: labelsOf(details.labels) }),
    ...field('imageEncryptionKey', encryptionKey(options.encryption, secrets.encryption)),
    ...(shielded && { shieldedInstanceInitialState: shielded }),
    ...(tags.length > 0 && { params: { resourceManagerTags: labelsOf(tags) } }),
  }
  return { image, forceCreate: form.sourceType === 'disk' && form.drafts.disk.forceCreate }
}

function sourceOf(
  form: CreateForm,
  project: string,
  secrets: Secrets,
  universe: string | undefined,
): Partial<ImageInsert> {
  const { disk, snapshot, image, family, file } = form.drafts
  switch (form.sourceType) {
    case 'disk':
      return {
        sourceDisk: pathOr(disk.disk, readDisk(disk, project)),
        ...field('sourceDiskEncryptionKey', encryptionKey(disk.key, secrets.disk)),
      }
    case 'snapshot':
      return {
        sourceSnapshot: pathOr(snapshot.snapshot, readSnapshot(snapshot.snapshot, project)),
        ...field('sourceSnapshotEncryptionKey', encryptionKey(snapshot.key, secrets.snapshot)),
      }
    case 'image':
      return {
        sourceImage: pathOr(image.image, readImage(image.image, project)),
        ...field('sourceImageEncryptionKey', encryptionKey(image.key, secrets.image)),
      }
    case 'family':
      return {
        sourceImage: family.pinned || pathOr(family.family, readFamily(family, project)),
        ...field('sourceImageEncryptionKey', encryptionKey(family.key, secrets.family)),
      }
    case 'file': {
      const read = readFile(file.source, universe)
      const source = 'source' in read ? read.source : file.source.trim()
      const sha1Checksum = file.sha1Checksum.trim()
      return {
        sourceType: 'RAW',
        rawDisk: { source, containerType: 'TAR', ...(sha1Checksum && { sha1Checksum }) },
      }
    }
  }
}

const pathOr = (typed: string, read: SourceText) =>
  'link' in read ? linkPath(read.link) : typed.trim()

function shieldedOf(keys: CreateForm['options']['shielded']): InitialStateConfig | null {
  const [pk] = keys.pk
  const config = {
    ...(pk && { pk: buffer(pk) }),
    ...some('keks', keys.keks.map(buffer)),
    ...some('dbs', keys.dbs.map(buffer)),
    ...some('dbxs', keys.dbxs.map(buffer)),
  }
  return Object.keys(config).length > 0 ? config : null
}

const buffer = ({ content, fileType }: KeyFile) => ({ content, fileType })

/** The fields that aren’t empty. */
function present<K extends string>(fields: Record<K, string>): Partial<Record<K, string>> {
  const set = Object.entries<string>(fields).filter(([, value]) => value !== '')
  return Object.fromEntries(set) as Partial<Record<K, string>>
}

/** A list field, unless the list is empty. */
const some = <K extends string, T>(name: K, list: T[]): { [P in K]?: T[] } =>
  list.length > 0 ? ({ [name]: list } as { [P in K]: T[] }) : {}

const field = <K extends string>(name: K, key: CustomerEncryptionKey | undefined) =>
  key ? ({ [name]: key } as { [P in K]: CustomerEncryptionKey }) : {}
