import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { MAX_LABELS } from '../../compute/labels.ts'
import { suggestionsFrom, withPairs } from '../../compute/labelRows.ts'
import { Button } from '../../ui/Button.tsx'
import { lazyPart } from '../../ui/lazyPart.tsx'
import { MuiTheme } from '../../ui/MuiTheme.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { visible } from '../../text/visible.ts'
import { count } from '../../text/count.ts'
import { Denied } from '../change/Denied.tsx'
import { ChangeCommands } from '../change/ChangeCommands.tsx'
import { labelText } from '../parts/labelText.ts'
import { Waiting } from '../parts/Waiting.tsx'
import { usePermissions } from '../../api/permissions.ts'
import { useKnownImages } from '../parts/useKnownImages.ts'
import styles from './LabelEditor.module.css'
import { LabelProblem } from './LabelProblem.tsx'
import { LabelRows } from './LabelRows.tsx'
import { Meanwhile } from './Meanwhile.tsx'
import type { LabelEditing } from './useLabelEdit.ts'

const ClashDialog = lazyPart(() => import('./ClashDialog.tsx'), {
  failed: ({ onClose }) => onClose([]),
})

interface LabelEditorProps {
  project: string
  image: string
  edit: LabelEditing
  /** Called once it is closed: focus returns to where it came from. */
  onClosed(): void
}

/** Edits the labels of an image in its card. The draft stays until it is saved or discarded. */
export default function LabelEditor({ project, image, edit, onClosed }: LabelEditorProps) {
  const id = useId()
  const section = useRef<HTMLElement>(null)
  /** Saving was attempted with text in the paste panel. */
  const [tried, setTried] = useState(false)
  const images = useKnownImages(project)
  const suggestions = useMemo(
    () => suggestionsFrom(images.filter(({ name }) => name !== image)),
    [images, image],
  )
  const permit = usePermissions(project, image)('compute.images.setLabels')
  useEffect(() => ClashDialog.warm(), [])
  useEffect(() => section.current?.querySelector<HTMLElement>('input, button')?.focus(), [])

  const { changes, fingerprint, mine, base, saving } = edit
  const notNow = notNowBecause(edit)
  // Problems with a row are shown at the row.
  const tooMany = Object.keys(mine).length > MAX_LABELS && edit.rowsProblem !== null
  const after = (saved: boolean) => {
    if (saved) onClosed()
  }
  function save() {
    if (edit.pastedProblem === null) return void edit.save().then(after)
    setTried(true)
    section.current?.querySelector('textarea')?.focus()
  }
  return (
    <MuiTheme>
      <section ref={section} className={styles['editor']} aria-labelledby={id}>
        <h2 id={id}>
          Labels
          <span className={`muted ${styles['changes']}`} role="status">
            {changes > 0 && ` · ${count(changes, 'change')} not saved`}
          </span>
        </h2>
        {!edit.problem && <Denied permit={permit} />}
        <LabelRows
          rows={edit.rows}
          base={base}
          suggestions={suggestions}
          pasted={edit.pasted}
          pastedProblem={tried ? (edit.pastedProblem ?? undefined) : undefined}
          disabled={saving}
          onChange={edit.change}
          onPasted={(text) => {
            setTried(false)
            edit.paste(text)
          }}
        />
        <Removed edit={edit} />
        {edit.meanwhile && <Meanwhile merge={edit.meanwhile} />}
        {tooMany && <Notice tone="warning">{edit.rowsProblem}</Notice>}
        {edit.problem && !edit.clash && (
          <LabelProblem edit={edit} problem={edit.problem} project={project} image={image} />
        )}
        <Waiting wait={edit.wait} />
        <div className={styles['buttons']}>
          <Button look="primary" reason={permit.reason ?? notNow} onClick={save}>
            {saving ? 'Saving…' : 'Save labels'}
          </Button>
          <Button
            reason={saving ? 'Saving…' : undefined}
            onClick={() => {
              edit.discard()
              onClosed()
            }}
          >
            {edit.dirty ? 'Discard' : 'Close'}
          </Button>
          <span className={`muted ${styles['fingerprint']}`}>
            fingerprint <code>{visible(fingerprint)}</code>
          </span>
        </div>
        <ChangeCommands
          steps={
            changes === 0 || edit.rowsProblem !== null || edit.pastedProblem !== null
              ? []
              : [
                  {
                    target: { project, image },
                    change: { kind: 'setLabels', labels: mine, labelFingerprint: fingerprint },
                  },
                ]
          }
          before={{ labels: base }}
        />
        {edit.clash && (
          <ClashDialog
            key={edit.clash.theirs.labelFingerprint}
            merge={edit.clash.merge}
            saving={saving}
            problem={
              edit.problem && (
                <LabelProblem edit={edit} problem={edit.problem} project={project} image={image} />
              )
            }
            onSave={(choices) => void edit.resolve(choices).then(after)}
            onClose={edit.leaveClash}
          />
        )}
      </section>
    </MuiTheme>
  )
}

function notNowBecause(edit: LabelEditing): string | undefined {
  const { saving, rowsProblem, pastedProblem, changes } = edit
  if (saving) return 'Saving…'
  // The button stays enabled: pressing it leads to the panel.
  if (pastedProblem !== null) return undefined
  if (rowsProblem !== null) return rowsProblem
  return changes === 0 ? 'No changes yet.' : undefined
}

/** Labels that saving removes and no row shows anymore; each can be brought back. */
function Removed({ edit }: { edit: LabelEditing }) {
  const removed = Object.entries(edit.base).filter(([key]) => !Object.hasOwn(edit.mine, key))
  if (removed.length === 0) return null
  return (
    <ul className={styles['removed']} aria-label="Removed when saved">
      {removed.map((label) => (
        <li key={label[0]}>
          <s className="mono">{visible(labelText(label))}</s>{' '}
          <Button
            small
            look="quiet"
            reason={edit.saving ? 'Saving…' : undefined}
            onClick={() => edit.change(withPairs(edit.rows, [label]))}
          >
            Keep {visible(label[0])}
          </Button>
        </li>
      ))}
    </ul>
  )
}
