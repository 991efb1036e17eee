/**
 * What is found out about a form by asking: of the source, of the name, of the family. Errors are
 * what the service would refuse; warnings are what a person should know before it is sent.
 */
import { unusable } from '../../compute/unusable.ts'
import type { SourceFacts } from './facts.ts'
import { featureConflicts } from './features.ts'
import type { CreateForm } from './form.ts'
import type { FormField } from './problems.ts'
import { SOURCE_FIELD } from './sourceText.ts'

export interface Finding {
  tone: 'error' | 'warning'
  field: FormField
  message: string
}

/** What has been found out; undefined is "not yet, or not allowed to look". */
export interface Known {
  facts: SourceFacts | undefined
  /** The source was asked for and is not there (a family: it resolves to nothing). */
  missing: boolean
  /** The source was asked for and may not be seen. */
  unseen: boolean
  /** Instances that run with the disk, or may do so. */
  runningUsers: readonly string[]
  /** The family's head is another image than the one that was pinned: its name. */
  newHead: string | undefined
  nameTaken: boolean | undefined
}

/** Everything that was found, errors first. */
export function findings(form: CreateForm, known: Known): Finding[] {
  const all = [
    ...sourceFindings(form, known),
    ...keyFindings(form, known),
    ...detailFindings(form, known),
    ...optionFindings(form, known),
  ]
  return [...all.filter(isError), ...all.filter((finding) => !isError(finding))]
}

/** Said of a source that may not be seen, where nothing tells why. */
export const UNCHECKED = 'The source could not be looked at, so it is not checked.'

const isError = ({ tone }: Finding) => tone === 'error'
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
    found.push(
      error(field, type === 'family' ? 'It resolves to no image.' : 'There is no such source.'),
    )
  }
  if (known.unseen) found.push(warning(field, UNCHECKED))
  const refusal = facts && unusable(facts)
  if (refusal) found.push(error(field, refusal))
  if (facts?.state === 'DEPRECATED') {
    const instead = facts.replacement ? ` Its replacement is ${facts.replacement}.` : ''
    found.push(warning(field, `The source is DEPRECATED.${instead}`))
  }
  if (newHead !== undefined) {
    found.push(
      warning(
        field,
        `The family now resolves to ${newHead}; this image will be made from the pinned one.`,
      ),
    )
  }
  if (type === 'disk' && runningUsers.length > 0) found.push(inUse(form, runningUsers))
  return found
}

function inUse(form: CreateForm, users: readonly string[]): Finding {
  const field = 'drafts.disk.forceCreate'
  const names = users.join(', ')
  return form.drafts.disk.forceCreate
    ? warning(field, `The disk is read while ${names} may write to it: files may be torn.`)
    : error(
        field,
        `The disk is in use by ${names}. Stop it, or agree to read the disk while it is written.`,
      )
}

function keyFindings(form: CreateForm, { facts }: Known): Finding[] {
  const type = form.sourceType
  if (type === 'file' || !facts) return []
  const { way } = form.drafts[type].key
  const field = SOURCE_FIELD[type]
  if (facts.encryption === 'csek' && way !== 'raw' && way !== 'rsa') {
    return [error(field, 'The source is encrypted with a customer-supplied key: give that key.')]
  }
  if (facts.encryption !== 'csek' && (way === 'raw' || way === 'rsa')) {
    return [error(field, 'The source is not encrypted with a customer-supplied key: give none.')]
  }
  return []
}

function detailFindings({ details }: CreateForm, { nameTaken }: Known): Finding[] {
  const found: Finding[] = []
  if (nameTaken) found.push(error('details.name', 'An image with this name already exists.'))
  if (details.family.trim() === '') {
    found.push(warning('details.family', 'It is in no family: only its name leads to it.'))
  }
  return found
}

function optionFindings({ options }: CreateForm, { facts }: Known): Finding[] {
  const found: Finding[] = []
  const size = Number(options.diskSizeGb)
  if (options.diskSizeGb !== '' && size < Number(facts?.sizeGb ?? 0)) {
    found.push(error('options.diskSizeGb', `The source has ${facts?.sizeGb} GB: it does not fit.`))
  }
  const { architecture } = options
  if (architecture && facts?.architecture && architecture !== facts.architecture) {
    found.push(
      warning(
        'options.architecture',
        `The source is ${facts.architecture}; the image will say ${architecture}.`,
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
    // What the source says of itself is not this form's to mend.
    if (inherited.has(feature) && architecture === '') continue
    found.push(warning('options.guestOsFeatures', `${feature}: ${message}`))
  }
  const { way } = options.encryption
  if (way === 'raw' || way === 'rsa') {
    found.push(
      warning(
        'options.encryption',
        'Customer-supplied keys are no longer supported by the service; a KMS key is.',
      ),
    )
  }
  return found
}
