import { ConfirmByName } from '../../ui/ConfirmByName.tsx'
import { visible } from '../../ui/visible.ts'
import { ErrorText } from '../parts/ErrorText.tsx'
import { HeadPreview } from '../parts/HeadPreview.tsx'
import styles from './EditDialog.module.css'
import type { EditHeads } from './useEditHeads.ts'

interface HeadsProps {
  ref(element: HTMLElement | null): void
  heads: EditHeads
  /** It is known for what is typed. */
  settled: boolean
  /** The family's name, typed where nothing would be left in it. */
  typed: string
  onType(text: string): void
}

/** What moving the image does to the family that it leaves and to the one that it joins. */
export function Heads({ ref, heads, settled, typed, onType }: HeadsProps) {
  const { changes, unknown, toType } = heads
  return (
    <div
      ref={ref}
      role="group"
      aria-label="What the families resolve to"
      aria-busy={!settled}
      tabIndex={-1}
      className={styles['heads']}
    >
      {settled ? (
        <>
          {changes.length > 0 && <HeadPreview changes={changes} />}
          {unknown.map(({ family, error }) => (
            <div key={family}>
              What <strong className="mono">{visible(family)}</strong> will resolve to cannot be
              told: <ErrorText error={error} />
            </div>
          ))}
          {toType !== undefined && (
            <ConfirmByName
              name={toType}
              label={
                <>
                  Nothing may be left for <code>{visible(toType)}</code> to resolve to. Type the
                  family’s name to go on
                </>
              }
              value={typed}
              onChange={onType}
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
