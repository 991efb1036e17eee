import { mdiClose } from '@mdi/js'
import { useState } from 'react'
import { useController } from 'react-hook-form'
import type { CreateForm, KeyFile } from '../model/form.ts'
import { readKeyFile, sizeOf } from '../model/keyFiles.ts'
import { exactSize } from '../../text/sizes.ts'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { fileUnread } from '../../ui/fileUnread.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { visible } from '../../text/visible.ts'
import { useCreate } from '../parts/context.ts'
import create from '../parts/create.module.css'
import { GroupProblem } from '../parts/GroupProblem.tsx'
import styles from './options.module.css'

type Kind = keyof CreateForm['options']['shielded']

const KINDS: readonly (readonly [kind: Kind, name: string, about: string])[] = [
  ['pk', 'Platform key (PK)', 'A single certificate. Its owner can change the key exchange keys.'],
  ['keks', 'Key exchange keys (KEK)', 'Their owners can change the two databases.'],
  ['dbs', 'Allowed signatures (db)', 'What is allowed to boot.'],
  ['dbxs', 'Forbidden signatures (dbx)', 'What is not allowed to boot.'],
]

/** Secure Boot keys from files. They are public certificates, so they are part of the draft. */
export function Shielded() {
  const { facts } = useCreate()
  return (
    <>
      <p className="muted">
        X.509 certificates (DER or PEM) or EFI signature lists, up to 64 KiB each. The type is
        detected from the content.{' '}
        {facts?.shielded && 'If you add none, the source image’s keys are kept.'}
      </p>
      <GroupProblem field="options.shielded" />
      {KINDS.map(([kind, name, about]) => (
        <KeyFiles key={kind} kind={kind} name={name} about={about} />
      ))}
    </>
  )
}

function KeyFiles({ kind, name, about }: { kind: Kind; name: string; about: string }) {
  const { field } = useController<CreateForm, `options.shielded.${Kind}`>({
    name: `options.shielded.${kind}`,
  })
  const [problems, setProblems] = useState<readonly string[]>([])
  const one = kind === 'pk'
  const noteId = `${kind}-note`

  async function take(files: File[]) {
    const read = await Promise.all(
      files.map(async (file) =>
        readKeyFile(visible(file.name), new Uint8Array(await file.arrayBuffer())),
      ),
    )
    const good = read.filter((each) => typeof each !== 'string')
    setProblems(read.filter((each) => typeof each === 'string'))
    if (good.length > 0) field.onChange(one ? good.slice(0, 1) : merged(field.value, good))
  }

  return (
    <fieldset className={create['group']}>
      <legend>{name}</legend>
      <FileDrop
        label={name}
        multiple={!one}
        describedBy={noteId}
        onFiles={(files) => {
          take(files).catch(fileUnread)
        }}
      />
      <div id={noteId} className="muted">
        {about}
      </div>
      {problems.map((problem) => (
        <p key={problem} role="alert" className={create['problem']}>
          {problem}
        </p>
      ))}
      <ul className={styles['files']}>
        {field.value.map((file) => (
          <li key={file.content}>
            <span className="mono">{file.name}</span>
            <span className="tag">{file.fileType}</span>
            <span className="muted">{exactSize(String(sizeOf(file)))}</span>
            <IconButton
              small
              label={`Remove ${file.name}`}
              icon={mdiClose}
              onClick={() => field.onChange(field.value.filter((other) => other !== file))}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

/** Both lists together, without duplicate content. */
const merged = (old: readonly KeyFile[], added: readonly KeyFile[]) => [
  ...new Map([...old, ...added].map((file) => [file.content, file])).values(),
]
