import type { ReactNode } from 'react'
import { session } from '../../api/http/session.ts'
import type { CreateForm } from '../model/form.ts'
import { toInsert } from '../model/toInsert.ts'
import { takeTyped } from '../model/typed.ts'
import { KEY_WORDS, optionWords } from '../model/words.ts'
import { diskSize } from '../../text/diskSize.ts'
import { KeyValue, KeyValues } from '../../ui/KeyValues.tsx'
import { SafeText } from '../../ui/SafeText.tsx'
import { LabelTags } from '../../images/parts/LabelTags.tsx'
import { useCreate } from '../parts/context.ts'
import styles from '../parts/create.module.css'

const PUBLISH = {
  whenReady: 'published as soon as the image is ready',
  laterWithoutFamily: 'not published yet: the image isn’t in the family until you publish it',
  laterDeprecated: 'not published yet: the image is deprecated until you publish it',
}

const SOURCES = {
  disk: 'Source disk',
  snapshot: 'Source snapshot',
  image: 'Source image',
  family: 'Source image (head of family)',
  file: 'Source file',
}

/** A summary of the request: everything that is set, and nothing else. */
export function Summary({ form: typed }: { form: CreateForm }) {
  const { project, facts, reading } = useCreate()
  const form = takeTyped(typed, project)
  const { image, forceCreate } = toInsert(form, project, undefined, session().universe)
  const { details, options, sourceType } = form
  const words = optionWords(options, facts)
  const source =
    image.sourceDisk ?? image.sourceSnapshot ?? image.sourceImage ?? image.rawDisk?.source ?? ''
  const inherited = (value: string | undefined) =>
    value ? <span className="muted">{`${value}, from the source`}</span> : reading && WAITING
  const key = sourceType === 'file' ? 'none' : form.drafts[sourceType].key.way
  return (
    <section aria-label="Summary" className={styles['summary']}>
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
        <Row name="Disk in use">{forceCreate && 'read while instances may write to it'}</Row>
        <Row name="Source encryption key">{key !== 'none' && KEY_WORDS[key]}</Row>
        <Row name="Family">
          {details.family.trim() && `${details.family.trim()}, ${PUBLISH[details.publish]}`}
        </Row>
        <Row name="Description">
          {details.description && <SafeText text={details.description} limit={300} />}
        </Row>
        <Row name="Labels">{image.labels && <LabelTags labels={image.labels} />}</Row>
        <Row name="Storage location">
          {options.storageLocation.trim() || inherited(facts?.storageLocation)}
        </Row>
        <Row name="Architecture">{options.architecture || inherited(facts?.architecture)}</Row>
        <Row name="Disk size">
          {image.diskSizeGb
            ? diskSize(image.diskSizeGb)
            : inherited(facts?.sizeGb && diskSize(facts.sizeGb))}
        </Row>
        <Row name="Guest OS features">{reading ? WAITING : set(words.features)}</Row>
        <Row name="Encryption">{words.encryption}</Row>
        <Row name="Licenses">{reading ? WAITING : set(words.licenses)}</Row>
        <Row name="Secure Boot keys">{set(words.shielded)}</Row>
        <Row name="Tags">{set(words.tags)}</Row>
      </KeyValues>
    </section>
  )
}

/** A row, unless it is empty. */
function Row({ name, children }: { name: string; children: ReactNode }) {
  return children ? <KeyValue name={name}>{children}</KeyValue> : null
}

const set = (words: string) => words !== 'none' && words

const WAITING = <span className={`skeleton ${styles['waiting']}`} />
