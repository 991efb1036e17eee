/**
 * The fields of an image as they are compared, in display order. Left out are what only identifies it (`name`,
 * `selfLink`, `kind`) and `labelFingerprint`, which follows from the labels.
 */
import { diskSize } from '../../text/diskSize.ts'
import { binarySize } from '../../text/sizes.ts'
import { word } from '../../text/words.ts'
import { stateOf } from '../deprecation.ts'
import { withoutVersion } from '../kmsKey.ts'
import { linkPath, parseLink } from '../links.ts'
import type { FileContentBuffer, Image } from '../schema.ts'
import { writtenDate } from '../writtenDate.ts'
import * as means from './breaking.ts'
import { GOOGLE_MANAGED, type Item, type Rule } from './breaking.ts'

export interface FieldRule {
  name: string
  /** Where the value is in the image, to know whether it could be read. */
  path: string
  of(image: Image, project: string): readonly Item[]
  /** What it means that there is no value. Default: not set. */
  none?: string
  /** A list: what is removed from it is marked as well as what is added. */
  many?: boolean
  rule?: Rule
}

const item = (key: string, text = key): Item => ({ key, text })
const one = (key: string | undefined, text?: string): Item[] => (key ? [item(key, text)] : [])
const dated = (date: string | undefined): Item[] => one(date, date && writtenDate(date))

const FIXED: readonly FieldRule[] = [
  {
    name: 'Status',
    path: 'status',
    of: ({ status = '' }) => one(status, word(status)),
    rule: means.status,
  },
  {
    name: 'State',
    path: 'deprecated.state',
    of: (image) => one(stateOf(image), word(stateOf(image))),
    rule: means.state,
  },
  {
    name: 'Architecture',
    path: 'architecture',
    of: ({ architecture }) =>
      architecture === 'ARCHITECTURE_UNSPECIFIED' ? [] : one(architecture),
    rule: means.architecture,
  },
  {
    name: 'Guest OS features',
    path: 'guestOsFeatures',
    of: ({ guestOsFeatures = [] }) => guestOsFeatures.flatMap(({ type }) => one(type)),
    none: 'none',
    many: true,
    rule: means.features,
  },
  {
    name: 'Licenses',
    path: 'licenses',
    of: ({ licenses = [] }, project) => licenses.flatMap((link) => linked(link, project)),
    none: 'none',
    many: true,
    rule: means.licenses,
  },
  {
    name: 'Disk size',
    path: 'diskSizeGb',
    of: ({ diskSizeGb = '' }) => one(diskSizeGb, diskSize(diskSizeGb)),
    rule: means.diskSize,
  },
  {
    name: 'Encryption key',
    path: 'imageEncryptionKey',
    of: ({ imageEncryptionKey: key }) => {
      if (!key) return [GOOGLE_MANAGED]
      if (key.kmsKeyName) return one(withoutVersion(key.kmsKeyName))
      return [item(`sha256 ${key.sha256 ?? ''}`, `Customer-supplied ${key.sha256 ?? ''}`.trim())]
    },
    rule: means.encryption,
  },
  {
    ...secureBoot('Shielded VM platform key', 'pk', (state) => (state?.pk ? [state.pk] : [])),
    rule: means.updateKeys,
  },
  {
    ...secureBoot('Shielded VM key exchange keys', 'keks', (state) => state?.keks),
    rule: means.updateKeys,
  },
  {
    ...secureBoot('Shielded VM allowed keys (db)', 'dbs', (state) => state?.dbs),
    rule: means.allowedKeys,
  },
  {
    ...secureBoot('Shielded VM forbidden keys (dbx)', 'dbxs', (state) => state?.dbxs),
    rule: means.forbiddenKeys,
  },
  {
    name: 'Storage location',
    path: 'storageLocations',
    of: ({ storageLocations = [] }) => storageLocations.flatMap((each) => one(each)),
    many: true,
    rule: means.locations,
  },
  { name: 'Family', path: 'family', of: ({ family }) => one(family), none: 'none' },
  {
    name: 'Description',
    path: 'description',
    of: ({ description }) => one(description),
    none: 'none',
  },
  {
    name: 'Archive size',
    path: 'archiveSizeBytes',
    of: ({ archiveSizeBytes = '' }) => one(archiveSizeBytes, binarySize(archiveSizeBytes)),
    rule: means.archiveSize,
  },
  ...(['deprecated', 'obsolete', 'deleted'] as const).map((field): FieldRule => ({
    name: `Planned: ${field}`,
    path: `deprecated.${field}`,
    of: ({ deprecated }) => dated(deprecated?.[field]),
    none: 'none',
  })),
  {
    name: 'Replacement',
    path: 'deprecated.replacement',
    of: ({ deprecated }, project) => linked(deprecated?.replacement, project),
    none: 'none',
  },
  source('Source disk', 'sourceDisk'),
  source('Source image', 'sourceImage'),
  source('Source snapshot', 'sourceSnapshot'),
  {
    name: 'Source file',
    path: 'rawDisk',
    of: ({ rawDisk }) =>
      rawDisk?.source
        ? [item(`${rawDisk.source} ${rawDisk.sha1Checksum ?? ''}`, rawDisk.source)]
        : [],
  },
  {
    name: 'License codes',
    path: 'licenseCodes',
    of: ({ licenseCodes = [] }) => licenseCodes.flatMap((code) => one(code)),
    none: 'none',
    many: true,
  },
  yesNo('Confidential', 'enableConfidentialCompute'),
  yesNo('Satisfies PZS', 'satisfiesPzs'),
  yesNo('Satisfies PZI', 'satisfiesPzi'),
  {
    name: 'Created',
    path: 'creationTimestamp',
    of: ({ creationTimestamp }) => dated(creationTimestamp),
  },
  { name: 'ID', path: 'id', of: ({ id }) => one(id) },
]

function secureBoot(
  name: string,
  part: string,
  of: (state: Image['shieldedInstanceInitialState']) => readonly FileContentBuffer[] | undefined,
): FieldRule {
  return {
    name,
    path: `shieldedInstanceInitialState.${part}`,
    of: (image) => (of(image.shieldedInstanceInitialState) ?? []).map(keyItem),
    none: 'default keys',
    many: true,
  }
}

/** A key has no name: its kind, and the end of its content, where two of the same issuer differ. */
function keyItem({ content = '', fileType }: FileContentBuffer): Item {
  const end = content.slice(-10).replace(/=+$/, '').slice(-8)
  return item(`${fileType ?? ''} ${content}`, `${fileType || 'Key'} …${end}`)
}

function source(name: string, path: 'sourceDisk' | 'sourceImage' | 'sourceSnapshot'): FieldRule {
  return {
    name,
    path,
    // By id too: an earlier resource with the same name is a different one.
    of: (image, project) =>
      linked(image[path], project).map(({ key, text }) =>
        item(`${key} ${image[`${path}Id`] ?? ''}`, text),
      ),
  }
}

function yesNo(
  name: string,
  path: 'enableConfidentialCompute' | 'satisfiesPzs' | 'satisfiesPzi',
): FieldRule {
  return {
    name,
    path,
    of: (image) =>
      image[path] === undefined ? [] : one(String(image[path]), image[path] ? 'yes' : 'no'),
  }
}

/** A link by what it leads to, however it is written; the project is left out if it is the image's own. */
function linked(link: string | undefined, project: string): Item[] {
  const to = link ? parseLink(link, project) : null
  if (!to) return one(link)
  const own = to.project === project
  const place = to.scope === 'global' ? '' : `${to.scope.replace(/^\w+\//, '')}/`
  return [item(linkPath(to), `${own ? '' : `${to.project}/`}${place}${to.name}`)]
}

const SHOWN = new Set([...FIXED.map(({ path }) => path.replace(/\..*/, '')), 'labels'])
const LEFT_OUT = new Set(['name', 'selfLink', 'kind', 'labelFingerprint', 'sourceType'])
const IDS = new Set(['sourceDiskId', 'sourceImageId', 'sourceSnapshotId'])

/** The rules for these images: the fixed ones, one per label key, and one per field that has none. */
export function fieldRules(images: readonly Image[]): FieldRule[] {
  const labels = new Set(images.flatMap(({ labels = {} }) => Object.keys(labels)))
  const others = new Set(images.flatMap((image) => Object.keys(image)))
  return [
    ...FIXED,
    ...[...labels].sort().map(labelRule),
    ...[...others]
      .filter((key) => !SHOWN.has(key) && !LEFT_OUT.has(key) && !IDS.has(key))
      .sort()
      .map(otherRule),
  ]
}

const labelRule = (key: string): FieldRule => ({
  name: `Label ${key}`,
  path: 'labels',
  of: ({ labels = {} }) =>
    Object.hasOwn(labels, key) ? [item(labels[key] ?? '', `${key}=${labels[key]}`)] : [],
})

/** A field that has no rule of its own, as JSON: also what was added to the API since. */
const otherRule = (key: string): FieldRule => ({
  name: key,
  path: key,
  of: (image) => {
    const value = (image as Record<string, unknown>)[key]
    return value === undefined ? [] : one(JSON.stringify(value))
  },
})
