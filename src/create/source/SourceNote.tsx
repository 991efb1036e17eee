import { useFormContext, useWatch } from 'react-hook-form'
import { Button } from '../../ui/Button.tsx'
import type { SourceFacts } from '../model/facts.ts'
import { UNCHECKED } from '../model/findings.ts'
import type { CreateForm, KeyedSource } from '../model/form.ts'
import { SOURCE_FIELD } from '../model/sourceText.ts'
import { KEY_WORDS } from '../model/words.ts'
import { linkName, linkPath } from '../../compute/links.ts'
import { readTime } from '../../compute/time.ts'
import { Notice } from '../../ui/Notice.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { useNow } from '../../ui/useNow.ts'
import { diskSize } from '../../text/diskSize.ts'
import { visible } from '../../text/visible.ts'
import { ErrorText } from '../../images/parts/ErrorText.tsx'
import { word } from '../../text/words.ts'
import { useCreate } from '../parts/context.ts'
import styles from '../parts/create.module.css'
import { EncryptionFields } from '../parts/EncryptionFields.tsx'
import { Fold } from '../parts/Fold.tsx'
import { ForceCreate } from './ForceCreate.tsx'
import type { Source } from './useSource.ts'

interface SourceNoteProps {
  type: KeyedSource
  source: Source
}

/** The source’s encryption key, and what is known about it: its properties, and findings with their fixes. */
export function SourceNote({ type, source }: SourceNoteProps) {
  const { findings } = useCreate()
  const { facts, reading, error, link } = source
  const field = SOURCE_FIELD[type]
  const about = findings.filter((finding) => finding.field === field)
  return (
    <>
      {/* Whatever loads later is below, so that no field moves away under the pointer. */}
      <SourceKey type={type} facts={facts} />
      {reading && (
        <p role="status" className="muted">
          Looking up the source…
        </p>
      )}
      {facts && link && <Facts facts={facts} path={linkPath(link)} pinned={type === 'family'} />}
      {error && (
        <Notice tone="warning">
          {facts
            ? 'The source couldn’t be refreshed; this is its last known state. '
            : 'The source couldn’t be looked up. You can still use it. '}
          <ErrorText error={error} />
        </Notice>
      )}
      {about
        .filter(({ message }) => !error || message !== UNCHECKED)
        .map(({ tone, message, instead }) => (
          <Notice
            key={message}
            tone={tone}
            action={instead !== undefined && <UseInstead type={type} image={instead} />}
          >
            {visible(message)}
          </Notice>
        ))}
      {type === 'disk' && <ForceCreate />}
    </>
  )
}

function Facts({ facts, path, pinned }: { facts: SourceFacts; path: string; pinned: boolean }) {
  const now = useNow()
  return (
    <div className={styles['facts']}>
      <strong className="mono">{visible(pinned ? linkName(path) : facts.name)}</strong>
      {pinned && <span className="tag accent">pinned</span>}
      {facts.sizeGb && <span>{diskSize(facts.sizeGb)}</span>}
      <span>{word(facts.status)}</span>
      {facts.state !== 'ACTIVE' && <span>{word(facts.state)}</span>}
      {facts.architecture && <span>{visible(facts.architecture)}</span>}
      {facts.created && <RelativeTime time={readTime(facts.created)} now={now} />}
      {facts.encryption === 'kms' && <span>encrypted with a KMS key</span>}
      {facts.encryption === 'csek' && <span>encrypted with a customer-supplied key</span>}
    </div>
  )
}

/** A button that fixes a finding: it uses the image’s replacement, or the family’s newer head. */
function UseInstead({ type, image }: { type: KeyedSource; image: string }) {
  const { setValue, setFocus } = useFormContext<CreateForm>()
  const field = type === 'family' ? 'drafts.family.pinned' : 'drafts.image.image'
  return (
    <Button
      small
      onClick={() => {
        setValue(field, image, { shouldDirty: true })
        setFocus(SOURCE_FIELD[type])
      }}
    >
      Use {visible(linkName(image))}
    </Button>
  )
}

function SourceKey({ type, facts }: { type: KeyedSource; facts: SourceFacts | undefined }) {
  const way = useWatch<CreateForm, `drafts.${typeof type}.key.way`>({
    name: `drafts.${type}.key.way`,
  })
  const { problemOf } = useCreate()
  const needed = facts?.encryption === 'csek'
  const unspecified = facts?.encryption === undefined ? 'not specified' : 'not required'
  return (
    <Fold
      title="Source encryption key"
      summary={way !== 'none' ? KEY_WORDS[way] : needed ? 'required' : unspecified}
      open={needed || way !== 'none'}
      problem={(needed && way === 'none') || problemOf(`drafts.${type}.key`) !== undefined}
    >
      <EncryptionFields
        name={`drafts.${type}.key`}
        secret={type}
        legend={`Encryption of the ${type === 'family' ? 'image' : type}`}
        none={['Google-managed or Cloud KMS key', 'Usually no key has to be specified.']}
      />
    </Fold>
  )
}
