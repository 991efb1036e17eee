import { ConfirmByName } from '../../ui/ConfirmByName.tsx'
import { visible } from '../../text/visible.ts'
import type { Guarded } from '../change/useGuard.ts'
import { ErrorText } from '../parts/ErrorText.tsx'
import { HeadPreview } from '../parts/HeadPreview.tsx'
import styles from './EditDialog.module.css'

interface HeadsProps {
  guarded: Guarded
  /** It is known for what is typed. */
  settled: boolean
  /** Why the members of a family could not be read. */
  error: Error | null
}

/** What moving the image does to the family that it leaves and to the one that it joins. */
export function Heads({ guarded, settled, error }: HeadsProps) {
  const { preview, previewRef, typed, setTyped } = guarded
  const { changes, unknown, toType } = preview
  return (
    <div
      ref={previewRef}
      role="group"
      aria-label="What the families resolve to"
      aria-busy={!settled}
      tabIndex={-1}
      className={styles['heads']}
    >
      {settled ? (
        <>
          {changes.length > 0 && <HeadPreview changes={changes} />}
          {unknown.map((family) => (
            <div key={family}>
              It is not known what <strong className="mono">{visible(family)}</strong> will resolve
              to: its images could not be read. {error && <ErrorText error={error} />}
            </div>
          ))}
          {toType !== undefined && (
            <ConfirmByName
              name={toType}
              label={
                <>
                  <code>{visible(toType)}</code> may be left with nothing to resolve to. Type the
                  family’s name to go on
                </>
              }
              value={typed}
              onChange={setTyped}
            />
          )}
        </>
      ) : (
        <p className="muted" role="status">
          Reading what this does to the families…
        </p>
      )}
    </div>
  )
}
