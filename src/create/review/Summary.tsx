import type { ReactNode } from 'react'
import type { CreateForm } from '../model/form.ts'
import { toInsert } from '../model/toInsert.ts'
import { takeTyped } from '../model/typed.ts'
import { optionWords, withInherited } from '../model/words.ts'
import { KeyValue, KeyValues } from '../../ui/KeyValues.tsx'
import { SafeText } from '../../ui/SafeText.tsx'
import { LabelTags } from '../../images/parts/LabelTags.tsx'
import { useCreate } from '../parts/context.ts'
import styles from '../parts/create.module.css'

const DARK = {
  no: 'as soon as it is ready',
  withoutFamily: 'when it is published; it is made without the family',
  deprecated: 'when it is published; it is deprecated until then',
}

const SOURCES = {
  disk: 'Disk',
  snapshot: 'Snapshot',
  image: 'Image',
  family: 'Head of the family',
  file: 'File',
}

const SOURCE_KEYS = {
  none: null,
  kms: 'Cloud KMS key',
  raw: 'customer-supplied, not shown',
  rsa: 'customer-supplied, RSA-wrapped, not shown',
}

/** What will be sent, in words: all that is set, and nothing else. */
export function Summary({ form: typed }: { form: CreateForm }) {
  const { project, facts } = useCreate()
  const form = takeTyped(typed, project)
  const { image, forceCreate } = toInsert(form, project)
  const { details, options, sourceType } = form
  const words = optionWords(options)
  const source =
    image.sourceDisk ?? image.sourceSnapshot ?? image.sourceImage ?? image.rawDisk?.source ?? ''
  const key = sourceType === 'file' ? 'none' : form.drafts[sourceType].key.way
  return (
    <section aria-label="What will be sent" className={styles['summary']}>
      <KeyValues>
        <Row name="Project">
          <span className="mono">{project}</span>
        </Row>
        <Row name="Name">
          <span className="mono">{image.name || '–'}</span>
        </Row>
        <Row name={SOURCES[sourceType]}>
          <code>
            <SafeText text={source || '–'} limit={300} />
          </code>
        </Row>
        <Row name="Checksum">{image.rawDisk?.sha1Checksum}</Row>
        <Row name="Running disk">{forceCreate && 'is read while it may be written'}</Row>
        <Row name="Source’s key">{SOURCE_KEYS[key]}</Row>
        <Row name="Family">
          {details.family.trim() && `${details.family.trim()}, ${DARK[details.dark]}`}
        </Row>
        <Row name="Description">
          {details.description && <SafeText text={details.description} limit={300} />}
        </Row>
        <Row name="Labels">{image.labels && <LabelTags labels={image.labels} />}</Row>
        <Row name="Stored in">{options.storageLocation || inherited(facts?.storageLocation)}</Row>
        <Row name="Architecture">{options.architecture || inherited(facts?.architecture)}</Row>
        <Row name="Disk size">
          {options.diskSizeGb ? `${options.diskSizeGb} GB` : inherited(facts?.sizeGb, ' GB')}
        </Row>
        <Row name="OS features">
          {set(withInherited(words.features, facts?.features.length ?? 0))}
        </Row>
        <Row name="Encryption">{words.encryption}</Row>
        <Row name="Licences">{set(withInherited(words.licenses, facts?.licenses.length ?? 0))}</Row>
        <Row name="Secure Boot keys">{set(words.shielded)}</Row>
        <Row name="Tags">{set(words.tags)}</Row>
      </KeyValues>
    </section>
  )
}

/** A row, if there is anything to say. */
function Row({ name, children }: { name: string; children: ReactNode }) {
  return children ? <KeyValue name={name}>{children}</KeyValue> : null
}

const set = (words: string) => words !== 'none' && words

const inherited = (value: string | undefined, unit = '') =>
  value && <span className="muted">{`${value}${unit}, from the source`}</span>
