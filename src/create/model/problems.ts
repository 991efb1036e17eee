/**
 * Validation of the form without any lookup: the invalid fields, by their path in the form, each with
 * a message. Drafts of source types that aren’t selected are not validated.
 */
import { pastedProblem, rowsProblem } from '../../compute/labelRows.ts'
import { nameProblem } from '../../compute/names.ts'
import { isStorageLocation } from '../../compute/storage.ts'
import { accountProblem, kmsProblem, secretProblem } from './encryption.ts'
import { fileProblems } from './keyFiles.ts'
import { readFile, sha1Problem } from './file.ts'
import {
  noSecrets,
  type CreateForm,
  type KeyPath,
  type Secrets,
  type SourceKey,
  type SourceType,
} from './form.ts'
import { readSource, SOURCE_FIELD } from './sourceText.ts'
import { tagsProblem } from './tags.ts'
import { codeProblem, licenseProblem, takeDetails } from './typed.ts'
import type { WizardStep } from './wizardSteps.ts'

type KeyPart = 'kmsKeyName' | 'kmsKeyServiceAccount'

/** What a problem can be about: a dotted path in the form, or a secret. */
export type FormField =
  | (typeof SOURCE_FIELD)[SourceType]
  | 'drafts.disk.zone'
  | 'drafts.disk.forceCreate'
  | 'drafts.file.sha1Checksum'
  | KeyPath
  | `${KeyPath}.${KeyPart}`
  | `details.${'name' | 'family' | 'description' | 'labels' | 'pastedLabels'}`
  | `options.${keyof CreateForm['options']}`
  | SecretField
export type SecretField = `secrets.${keyof Secrets}`

export interface Problem {
  field: FormField
  message: string
}

/** Whether a field is one of the form, and not a secret. */
export const isInForm = (field: FormField): field is Exclude<FormField, SecretField> =>
  !field.startsWith('secrets.')

/**
 * All problems with the form.
 * @param project the project the image is created in
 * @param universe whose storage a file is in
 */
export function problemsOf(
  form: CreateForm,
  project: string,
  secrets = noSecrets(),
  universe?: string,
): Problem[] {
  return [
    ...sourceProblems(form, project, secrets, universe),
    ...detailProblems(form),
    ...optionProblems(form, project, secrets),
  ]
}

function sourceProblems(
  form: CreateForm,
  project: string,
  secrets: Secrets,
  universe: string | undefined,
): Problem[] {
  const type = form.sourceType
  const field = SOURCE_FIELD[type]
  if (type === 'file') {
    const { source, sha1Checksum } = form.drafts.file
    const read = readFile(source, universe)
    return found([
      [field, 'problem' in read ? read.problem : null],
      ['drafts.file.sha1Checksum', sha1Problem(sha1Checksum.trim())],
    ])
  }
  const read = readSource(form, project)
  return [
    ...(read && 'problem' in read
      ? [{ field: read.ofZone ? ('drafts.disk.zone' as const) : field, message: read.problem }]
      : []),
    ...keyProblems(form.drafts[type].key, `drafts.${type}.key`, `secrets.${type}`, secrets[type]),
  ]
}

function keyProblems(
  key: SourceKey,
  at: KeyPath,
  secretAt: SecretField,
  secret: string,
): Problem[] {
  if (key.way !== 'kms') return found([[secretAt, secretProblem(key.way, secret)]])
  return found([
    [`${at}.kmsKeyName`, kmsProblem(key.kmsKeyName.trim())],
    [`${at}.kmsKeyServiceAccount`, accountProblem(key.kmsKeyServiceAccount.trim())],
  ])
}

function detailProblems({ details }: CreateForm): Problem[] {
  const family = details.family.trim()
  return found([
    ['details.name', nameProblem(details.name.trim())],
    ['details.family', family === '' ? null : nameProblem(family)],
    ['details.labels', rowsProblem(takeDetails(details).labels)],
    ['details.pastedLabels', pastedProblem(details.pastedLabels)],
  ])
}

function optionProblems({ options }: CreateForm, project: string, secrets: Secrets): Problem[] {
  const { encryption } = options
  return [
    ...found([
      ['options.diskSizeGb', sizeProblem(options.diskSizeGb.trim())],
      ['options.storageLocation', locationProblem(options.storageLocation.trim())],
      ['options.licenseCodes', codesProblem(options.licenseCodes)],
      ['options.typedLicense', licenseProblem(options.typedLicense, project)],
      ['options.typedCode', codeProblem(options.typedCode)],
      ['options.tags', tagsProblem(options.tags)],
      ['options.shielded', fileProblems(options.shielded)],
    ]),
    ...keyProblems(encryption, 'options.encryption', 'secrets.encryption', secrets.encryption),
  ]
}

const LARGEST_DISK = 65_536

/** What is wrong with a disk size in GB; null if it is valid or empty. */
function sizeProblem(size: string): string | null {
  if (size === '') return null
  if (!/^[1-9]\d*$/.test(size)) return 'Enter a whole number of GB, at least 1.'
  return Number(size) > LARGEST_DISK ? 'The largest disk has 65,536 GB.' : null
}

const locationProblem = (location: string) =>
  location === '' || isStorageLocation(location)
    ? null
    : 'Use us, eu, asia, or a region such as europe-west1.'

const codesProblem = (codes: readonly string[]) =>
  codes.map(codeProblem).find((problem) => problem !== null) ?? null

const found = (checks: [field: FormField, message: string | null][]): Problem[] =>
  checks.flatMap(([field, message]) => (message === null ? [] : [{ field, message }]))

/** The step a field is on. */
export function stepOf(field: FormField): Exclude<WizardStep, 'review'> {
  if (field.startsWith('details.')) return 'details'
  if (field.startsWith('options.') || field === 'secrets.encryption') return 'options'
  return 'source'
}
