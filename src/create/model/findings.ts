/**
 * Findings about the form’s source, name, family and options, from data that has been looked up.
 * Errors are what the service would refuse; warnings are what the user should know before creating.
 */
import { linkName } from '../../compute/links.ts'
import { unusable } from '../../compute/unusable.ts'
import { diskSize } from '../../text/diskSize.ts'
import type { SourceFacts } from './facts.ts'
import { featureConflicts } from './features.ts'
import type { CreateForm } from './form.ts'
import type { FormField } from './problems.ts'
import { SOURCE_FIELD } from './sourceText.ts'

export interface Finding {
  tone: 'error' | 'warning'
  field: FormField
  message: string
  /** Path of the image to use instead, which fixes it. */
  instead?: string | undefined
}

/** What has been looked up; undefined means “not yet” or “not permitted”. */
export interface Known {
  facts: SourceFacts | undefined
  /** The source doesn’t exist (for a family: it has no head). */
  missing: boolean
  /** The source couldn’t be read. */
  unseen: boolean
  /** Instances that use the disk and are running, or may be. */
  runningUsers: readonly string[]
  /** Path of the family’s head, if it is no longer the pinned image. */
  newHead: string | undefined
  nameTaken: boolean | undefined
}

/** All findings, errors first. */
export function findings(form: CreateForm, known: Known): Finding[] {
  return errorsFirst([
    ...sourceFindings(form, known),
    ...keyFindings(form, known),
    ...detailFindings(form, known),
    ...optionFindings(form, known),
  ])
}

/** For a source that couldn’t be read, where nothing says why. */
export const UNCHECKED = 'The source couldn’t be read, so it hasn’t been checked.'

const isError = ({ tone }: Finding) => tone === 'error'

export const errorsFirst = <F extends Finding>(all: readonly F[]): F[] => [
  ...all.filter(isError),
  ...all.filter((finding) => !isError(finding)),
]

const error = (field: FormField, message: string): Finding => ({ tone: 'error', field, message })
const warning = (field: FormField, message: string): Finding => ({
  tone: 'warning',
  field,
  message,
})

function sourceFindings(form: CreateForm, known: Known): Finding[] {
  const type = form.sourceType
  const field = SOURCE_FIELD[type]
  const { facts, runningUsers, newHead } = known
  const found: Finding[] = []
  if (known.missing) {
    const message = type === 'family' ? 'This family has no head.' : `This ${type} doesn’t exist.`
    found.push(error(field, message))
  }
  if (known.unseen) found.push(warning(field, UNCHECKED))
  const refusal = facts && unusable(facts)
  // A family's pinned image makes room for its head, never for a replacement.
  const instead = type === 'image' && facts?.state !== 'ACTIVE' ? facts?.replacement : undefined
  if (refusal) found.push({ ...error(field, refusal), instead })
  if (facts?.state === 'DEPRECATED') {
    const replaced = facts.replacement ? ` Its replacement is ${facts.replacement}.` : ''
    const message = `The source is deprecated.${replaced}`
    found.push({ ...warning(field, message), instead: refusal ? undefined : instead })
  }
  if (newHead !== undefined) {
    const message = `The family now resolves to ${linkName(newHead)}. The image will be created from the pinned one.`
    found.push({ ...warning(field, message), instead: newHead })
  }
  if (type === 'disk' && runningUsers.length > 0) found.push(inUse(form, runningUsers))
  return found
}

function inUse(form: CreateForm, users: readonly string[]): Finding {
  const field = 'drafts.disk.forceCreate'
  const names = users.join(', ')
  return form.drafts.disk.forceCreate
    ? warning(field, `${names} may write to the disk while it is read: files may be incomplete.`)
    : error(field, `The disk is in use by ${names}. Stop it, or allow creating from a disk in use.`)
}

function keyFindings(form: CreateForm, { facts }: Known): Finding[] {
  const type = form.sourceType
  if (type === 'file' || !facts?.encryption) return []
  const { way } = form.drafts[type].key
  const field = SOURCE_FIELD[type]
  if (facts.encryption === 'csek' && way !== 'raw' && way !== 'rsa') {
    return [error(field, 'The source is encrypted with a customer-supplied key: enter that key.')]
  }
  if (facts.encryption !== 'csek' && (way === 'raw' || way === 'rsa')) {
    return [
      error(field, 'The source isn’t encrypted with a customer-supplied key: don’t specify one.'),
    ]
  }
  return []
}

function detailFindings({ details }: CreateForm, { nameTaken }: Known): Finding[] {
  const found: Finding[] = []
  if (nameTaken) found.push(error('details.name', 'An image with this name already exists.'))
  if (details.family.trim() === '') {
    found.push(warning('details.family', 'No family: the image can only be used by name.'))
  }
  return found
}

function optionFindings({ options }: CreateForm, { facts }: Known): Finding[] {
  const found: Finding[] = []
  const size = options.diskSizeGb.trim()
  if (size !== '' && Number(size) < Number(facts?.sizeGb ?? 0)) {
    found.push(
      error('options.diskSizeGb', `Too small: the source has ${diskSize(facts?.sizeGb ?? '0')}.`),
    )
  }
  const { architecture } = options
  if (architecture && facts?.architecture && architecture !== facts.architecture) {
    found.push(
      warning(
        'options.architecture',
        `The source is ${facts.architecture}, but the image will be marked ${architecture}.`,
      ),
    )
  }
  const features = [...(facts?.features ?? []), ...options.guestOsFeatures]
  const shielded = Object.values(options.shielded).some((files) => files.length > 0)
  const conflicts = featureConflicts(
    features,
    architecture || (facts?.architecture ?? ''),
    shielded,
  )
  const inherited = new Set(facts?.features)
  for (const { feature, message } of conflicts) {
    // A conflict the source already has can’t be fixed in this form.
    if (inherited.has(feature) && architecture === '') continue
    found.push(warning('options.guestOsFeatures', `${feature}: ${message}`))
  }
  const { way } = options.encryption
  if (way === 'raw' || way === 'rsa') {
    found.push(
      warning(
        'options.encryption',
        'Compute Engine no longer supports customer-supplied keys. Use a Cloud KMS key.',
      ),
    )
  }
  return found
}
