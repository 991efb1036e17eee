import type { ReactNode } from 'react'
import { differences } from '../../compute/changes/difference.ts'
import type { ImageChange } from '../../compute/changes/change.ts'
import type { Image } from '../../compute/schema.ts'
import { DialogShell } from '../../ui/DialogShell.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Still } from '../../ui/Still.tsx'
import { visible } from '../../text/visible.ts'
import { HeadDifferences } from '../compare/HeadDifferences.tsx'
import { ChangeCommands } from './ChangeCommands.tsx'
import { ChangeButtons } from './ChangeButtons.tsx'
import { ChangeTrouble } from './ChangeTrouble.tsx'
import styles from './dialog.module.css'
import { Differences } from './Differences.tsx'
import { FamilyHeads } from './FamilyHeads.tsx'
import { useGround } from './useGround.ts'
import { useGuard, type Done } from './useGuard.ts'
import { WhatChanges } from './WhatChanges.tsx'

interface ChangeDialogProps {
  project: string
  title: ReactNode
  /** The images that the steps change, as they are now. */
  images: readonly Image[]
  steps: readonly ImageChange[]
  /** The button's label. */
  submit: string
  /** As in {@link ChangeTrouble}. */
  what: string
  whether: string
  /** What to say instead of `what` if some of the steps were made. */
  partly?: string
  /** Why there is nothing to change any more, as a sentence. */
  gone?: string | undefined
  onClose(): void
  /** Called once everything is done. */
  onDone(done: Done): void
}

/** Shows what changes will do when there is nothing left to choose, and makes them. */
export function ChangeDialog(props: ChangeDialogProps) {
  const { project, title, images, steps, submit, whether, onClose, onDone } = props
  const { ground, waiting, error } = useGround(project, images, steps)
  const guarded = useGuard({ project, steps, ground, onDone })
  const what = (guarded.made > 0 ? props.partly : undefined) ?? props.what
  // While the change is being made, it stays as it was confirmed.
  const gone = guarded.busy ? undefined : props.gone
  const blocked = waiting
    ? 'Reading the family.'
    : gone !== undefined || steps.length === 0
      ? 'Nothing to change.'
      : guarded.confirmed
        ? undefined
        : 'Type the family’s name first.'
  return (
    <DialogShell
      title={title}
      onClose={onClose}
      keepOpen={guarded.busy}
      onSubmit={() => blocked === undefined && guarded.submit()}
      actions={<ChangeButtons {...{ guarded, blocked, onClose, submit }} />}
      halves={{
        consequences: (
          <>
            <ChangeTrouble guarded={guarded} image="" {...{ project, what, whether }} />
            {gone !== undefined && <Notice tone="warning">{gone}</Notice>}
            {gone === undefined && (
              <FamilyHeads guarded={guarded} membersError={error} reading={waiting} />
            )}
          </>
        ),
        affected: gone === undefined && (
          <Still isStill={guarded.busy}>
            <WhatChanges>
              {steps.map((step) => (
                <StepDifferences key={JSON.stringify(step)} step={step} images={images} />
              ))}
            </WhatChanges>
            {!waiting && <HeadDifferences project={project} preview={guarded.preview} />}
          </Still>
        ),
        set: gone === undefined && (
          <Still isStill={guarded.busy}>
            <ChangeCommands steps={steps} shown />
          </Still>
        ),
      }}
    />
  )
}

function StepDifferences({ step, images }: { step: ImageChange; images: readonly Image[] }) {
  const { target, change } = step
  const image = images.find(({ name }) => name === target.image)
  if (!image) return null
  return (
    <div className={styles['step']}>
      {images.length > 1 && <p className="mono">{visible(image.name)}</p>}
      <Differences project={target.project} differences={differences(change, image)} />
    </div>
  )
}
