/** Maps an API error to the form field it is about. */
import type { CreateForm, KeyedSource, KeyPath, SourceKey } from './form.ts'
import type { FormField } from './problems.ts'
import { SOURCE_FIELD } from './sourceText.ts'

/** The parts of an API error that identify its field. */
export interface ServerError {
  /** The request field named in the message, without `resource.`: `labels`, `rawDisk.source`. */
  field?: string | undefined
  /** `alreadyExists`, or an operation's code: `RESOURCE_ALREADY_EXISTS`. */
  reason: string
  message: string
}

const FIELDS: readonly (readonly [start: string, field: FormField])[] = [
  ['name', 'details.name'],
  ['family', 'details.family'],
  ['description', 'details.description'],
  ['labels', 'details.labels'],
  ['storageLocations', 'options.storageLocation'],
  ['architecture', 'options.architecture'],
  ['guestOsFeatures', 'options.guestOsFeatures'],
  ['licenseCodes', 'options.licenseCodes'],
  ['licenses', 'options.licenses'],
  ['diskSizeGb', 'options.diskSizeGb'],
  ['shieldedInstanceInitialState', 'options.shielded'],
  ['params', 'options.tags'],
  ['rawDisk.sha1Checksum', 'drafts.file.sha1Checksum'],
  ['rawDisk', 'drafts.file.source'],
]

/**
 * The field’s path in the form, `secrets.…` for a key, or null if the error isn’t about a single field.
 */
export function serverField(error: ServerError, form: CreateForm): FormField | null {
  const { field = '', reason, message } = error
  const type = form.sourceType
  if (/^source(?:Disk|Image|Snapshot)EncryptionKey/.test(field)) {
    return type === 'file' ? null : sourceKeyField(field, form, type)
  }
  if (field.startsWith('imageEncryptionKey')) {
    return keyField(field, form.options.encryption, 'options.encryption') ?? 'secrets.encryption'
  }
  if (/^source(?:Disk|Image|Snapshot)\b/.test(field)) return SOURCE_FIELD[type]
  const known = FIELDS.find(
    ([start]) => field === start || field.startsWith(`${start}[`) || field.startsWith(`${start}.`),
  )
  if (known) return known[1]
  switch (reason.toLowerCase().replaceAll('_', '')) {
    case 'alreadyexists':
    case 'resourcealreadyexists':
      return 'details.name'
    case 'resourceinusebyanotherresource':
      return type === 'disk' ? 'drafts.disk.forceCreate' : SOURCE_FIELD[type]
    case 'resourcenotready':
    case 'notfound':
    case 'resourcenotfound':
      return SOURCE_FIELD[type]
    case 'resourceisencryptedwithcustomerencryptionkey':
      return type === 'file' ? null : sourceKeyField(field, form, type)
    case 'forbidden':
      return /\.useReadOnly'/.test(message) ? SOURCE_FIELD[type] : null
    default:
      return null
  }
}

const sourceKeyField = (field: string, { drafts }: CreateForm, type: KeyedSource): FormField =>
  keyField(field, drafts[type].key, `drafts.${type}.key`) ?? `secrets.${type}`

/** The field among those that this kind of key has; the choice of the kind if it has none; null for its secret. */
function keyField(field: string, { way }: SourceKey, at: KeyPath): FormField | null {
  if (way === 'none') return at
  if (way !== 'kms') return null
  return field.endsWith('.kmsKeyServiceAccount') ? `${at}.kmsKeyServiceAccount` : `${at}.kmsKeyName`
}
