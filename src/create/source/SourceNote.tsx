import { useFormContext, useWatch } from 'react-hook-form'
import type { SourceFacts } from '../model/facts.ts'
import { UNCHECKED } from '../model/findings.ts'
import type { CreateForm, SourceType } from '../model/form.ts'
import { SOURCE_FIELD } from '../model/sourceText.ts'
import { linkName, linkPath } from '../../compute/links.ts'
import { readTime } from '../../compute/time.ts'
import { Notice } from '../../ui/Notice.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { useNow } from '../../ui/useNow.ts'
import { visible } from '../../text/visible.ts'
import { ErrorText } from '../../images/parts/ErrorText.tsx'
import { word } from '../../text/words.ts'
import { useCreate } from '../parts/context.ts'
import styles from '../parts/create.module.css'
import { EncryptionFields } from '../parts/EncryptionFields.tsx'
import { Fold } from '../parts/Fold.tsx'
import type { Source } from './useSource.ts'

interface SourceNoteProps {
  type: Exclude<SourceType, 'file'>
  source: Source
}

/** What is known of the source: what it is, what is wrong with it and what to do about that, its key. */
export function SourceNote({ type, source }: SourceNoteProps) {
  const { findings } = useCreate()
  const { facts, reading, error, link } = source
  const field = SOURCE_FIELD[type]
  const about = findings.filter((finding) => finding.field === field)
  return (
    <>
      {reading && (
        <p role="status" className="muted">
          Looking it up…
        </p>
      )}
      {facts && link && <Facts facts={facts} path={linkPath(link)} pinned={type === 'family'} />}
      {error && (
        <Notice tone="warning">
          {facts
            ? 'It could not be looked up again; this is what it was. '
            : 'It could not be looked up, and can be used all the same. '}
          <ErrorText error={error} />
        </Notice>
      )}
      {about
        .filter(({ message }) => !error || message !== UNCHECKED)
        .map(({ tone, message }) => (
          <Notice key={message} tone={tone} action={<Remedy type={type} source={source} />}>
            {visible(message)}
          </Notice>
        ))}
      <SourceKey type={type} facts={facts} />
    </>
  )
}

function Facts({ facts, path, pinned }: { facts: SourceFacts; path: string; pinned: boolean }) {
  const now = useNow()
  return (
    <div className={styles['facts']}>
      <strong className="mono">{visible(pinned ? linkName(path) : facts.name)}</strong>
      {pinned && <span className="tag accent">pinned</span>}
      {facts.sizeGb && <span>{facts.sizeGb} GB</span>}
      <span>{word(facts.status)}</span>
      {facts.state !== 'ACTIVE' && <span>{word(facts.state)}</span>}
      {facts.architecture && <span>{visible(facts.architecture)}</span>}
      {facts.created && <RelativeTime time={readTime(facts.created)} now={now} />}
      {facts.encryption === 'kms' && <span>encrypted with a KMS key</span>}
      {facts.encryption === 'csek' && <span>encrypted with a customer-supplied key</span>}
    </div>
  )
}

/** One press that mends what was found: the replacement, or the family's newer head. */
function Remedy({ type, source }: SourceNoteProps) {
  const { setValue } = useFormContext<CreateForm>()
  const { facts, head, link } = source
  const pinned = link ? linkPath(link) : ''
  if (type === 'family' && head !== undefined && head !== pinned) {
    return (
      <button
        type="button"
        className="button small"
        onClick={() => setValue('drafts.family.pinned', head, { shouldDirty: true })}
      >
        Use {visible(linkName(head))}
      </button>
    )
  }
  const replacement = facts?.replacement
  if (type !== 'image' || replacement === undefined || facts?.state === 'ACTIVE') return null
  return (
    <button
      type="button"
      className="button small"
      onClick={() => setValue('drafts.image.image', replacement, { shouldDirty: true })}
    >
      Use {visible(linkName(replacement))}
    </button>
  )
}

const KEY_WORDS = {
  none: 'none needed',
  kms: 'Cloud KMS key',
  raw: 'customer-supplied key',
  rsa: 'customer-supplied key, RSA-wrapped',
}

function SourceKey({
  type,
  facts,
}: {
  type: SourceNoteProps['type']
  facts: SourceFacts | undefined
}) {
  const way = useWatch<CreateForm, `drafts.${typeof type}.key.way`>({
    name: `drafts.${type}.key.way`,
  })
  const wanted = facts?.encryption === 'csek'
  return (
    <Fold
      title="Key of the source"
      summary={wanted && way === 'none' ? 'needed' : KEY_WORDS[way]}
      open={wanted || way !== 'none'}
      problem={wanted && way === 'none'}
    >
      <EncryptionFields
        name={`drafts.${type}.key`}
        secret={type}
        legend={`How the ${type === 'family' ? 'image' : type} is encrypted`}
        none={['By the service', 'No key is needed, also for most KMS keys.']}
      />
    </Fold>
  )
}
