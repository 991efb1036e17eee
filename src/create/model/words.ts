/** Short texts: summaries of what has been set, for collapsed sections and the review, and the title. */
import { isBlank } from '../../compute/labelRows.ts'
import { linkName } from '../../compute/links.ts'
import { visible } from '../../text/visible.ts'
import type { SourceFacts } from './facts.ts'
import type { CreateForm, SourceKey } from './form.ts'
import { asPath } from './prefill.ts'

/** The kinds of encryption key. */
export const KEY_WORDS: Record<SourceKey['way'], string> = {
  none: 'Google-managed key',
  kms: 'Cloud KMS key',
  raw: 'customer-supplied key',
  rsa: 'customer-supplied key, RSA-wrapped',
}

/**
 * A short summary of each section of the options; `none` where nothing is set.
 * @param facts the source's: what is inherited from it is counted, not repeated
 */
export function optionWords(
  options: CreateForm['options'],
  facts?: Pick<SourceFacts, 'features' | 'licenses'>,
) {
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
    features: withInherited(options.guestOsFeatures, facts?.features),
    encryption:
      encryption.way === 'kms' && encryption.kmsKeyName
        ? `${KEY_WORDS.kms} ${linkName(encryption.kmsKeyName)}`
        : KEY_WORDS[encryption.way],
    licenses: withInherited([...options.licenses, ...codes], facts?.licenses.map(asPath), linkName),
    shielded: listed(files),
    tags: listed(tags.map(({ key, value }) => `${key}=${value}`)),
  }
}

function withInherited(
  items: readonly string[],
  inherited: readonly string[] = [],
  short = (item: string) => item,
): string {
  const own = items.filter((item) => !inherited.includes(item)).map(short)
  if (inherited.length === 0) return listed(own)
  return [`${inherited.length} inherited`, ...(own.length > 0 ? [own.join(', ')] : [])].join(
    ', plus ',
  )
}

const listed = (items: readonly string[]) => (items.length > 0 ? items.join(', ') : 'none')

/** The title of the page that creates a newer version of an image. */
export const newerVersionTitle = (image: string): string =>
  `Create newer version of ${visible(image)}`
