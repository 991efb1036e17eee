/** Short texts: summaries of what has been set, for collapsed sections and the review, and the title. */
import { isBlank } from '../../compute/labelRows.ts'
import { linkName } from '../../compute/links.ts'
import { visible } from '../../text/visible.ts'
import type { CreateForm, SourceKey } from './form.ts'

const WAYS: Record<SourceKey['way'], string> = {
  none: 'Google-managed key',
  kms: 'Cloud KMS key',
  raw: 'customer-supplied key',
  rsa: 'customer-supplied key, RSA-wrapped',
}

/** A short summary of each section of the options; `none` where nothing is set. */
export function optionWords(options: CreateForm['options']) {
  const { shielded, encryption } = options
  const files = (
    [
      ['PK', shielded.pk],
      ['KEK', shielded.keks],
      ['db', shielded.dbs],
      ['dbx', shielded.dbxs],
    ] as const
  )
    .filter(([, list]) => list.length > 0)
    .map(([name, list]) => (list.length === 1 ? name : `${list.length} ${name}`))
  const tags = options.tags.filter((tag) => !isBlank(tag))
  const codes = options.licenseCodes.map((code) => `code ${code}`)
  return {
    features: listed(options.guestOsFeatures),
    encryption:
      encryption.way === 'kms' && encryption.kmsKeyName
        ? `${WAYS.kms} ${linkName(encryption.kmsKeyName)}`
        : WAYS[encryption.way],
    licenses: listed([...options.licenses.map(linkName), ...codes]),
    shielded: listed(files),
    tags: listed(tags.map(({ key, value }) => `${key}=${value}`)),
  }
}

/**
 * A summary that also counts what is inherited from the source.
 * @param words what was set, or `none`
 * @param inherited how many items are inherited
 */
export function withInherited(words: string, inherited: number): string {
  if (inherited === 0) return words
  return words === 'none' ? `${inherited} inherited` : `${inherited} inherited, ${words}`
}

const listed = (items: readonly string[]) => (items.length > 0 ? items.join(', ') : 'none')

/** The title of the page that creates a newer version of an image. */
export const newerVersionTitle = (image: string): string =>
  `Create newer version of ${visible(image)}`
