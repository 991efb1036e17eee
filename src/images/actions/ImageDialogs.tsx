import { useEffect } from 'react'
import { CLOSES, lazyPart } from '../../ui/lazyPart.tsx'
import { useIsOpen } from '../../ui/useIsOpen.ts'
import { useCatchFocus } from '../parts/catchFocus.ts'
import type { Image, State } from '../../compute/schema.ts'
import type { Purpose } from '../deprecate/purpose.ts'
import type { DeprecationDraft } from '../deprecate/useDeprecation.ts'

const DeprecateDialog = lazyPart(() => import('../deprecate/DeprecateDialog.tsx'), CLOSES)
const RollBackDialog = lazyPart(() => import('../deprecate/RollBackDialog.tsx'), CLOSES)
const RemoveDialog = lazyPart(() => import('../remove/RemoveDialog.tsx'), CLOSES)

/** An action on an image that opens a dialog. */
export type ImageAction =
  | {
      kind: Purpose
      name: string
      /** What the family will resolve to, for the title of a rollback. */
      previous?: string
      /** The state to preselect. Default: implied by the kind. */
      to?: State
      /** Earlier input, when brought back. */
      draft?: DeprecationDraft
    }
  /** Restores an image that was deprecated in favor of the head, and deprecates the head. */
  | { kind: 'rollBackTo'; name: string; head: Image; previous: Image }
  | { kind: 'delete'; name: string }

/** ms after which a page is idle: its initial content has loaded by then. */
const IDLE = 3000

/** What the page that is shown can open, for what isn't part of it, such as keyboard shortcuts. */
export const pageDialogs: {
  act?: ((action: ImageAction) => void) | undefined
  /** On an image's page: edits description and family. */
  edit?: (() => void) | undefined
} = {}

/** Loads the dialogs' code, when the pointer or the focus gets near. */
export function loadDialogs(): void {
  DeprecateDialog.warm()
  RollBackDialog.warm()
  RemoveDialog.warm()
}

interface ImageDialogsProps {
  project: string
  /** Null if there is none. */
  action: ImageAction | null
  /** Opens another dialog, or none. Must be a stable function. */
  onAction(action: ImageAction | null): void
  /** The image was deleted and the dialog is closed. */
  onDeleted?: () => void
}

/** The dialog for an action on an image; its code loads once the page is idle. */
export function ImageDialogs({ action, ...rest }: ImageDialogsProps) {
  const { onAction } = rest
  useEffect(() => {
    pageDialogs.act = onAction
    const timer = setTimeout(loadDialogs, IDLE)
    return () => {
      pageDialogs.act = undefined
      clearTimeout(timer)
    }
  }, [onAction])
  if (!action) return null
  return <ActionDialog key={`${action.kind} ${action.name}`} action={action} {...rest} />
}

interface ActionDialogProps extends ImageDialogsProps {
  action: ImageAction
}

function ActionDialog({ project, action, onAction, onDeleted }: ActionDialogProps) {
  useCatchFocus()
  const { name } = action
  const open = useIsOpen()
  // A change may end after its dialog was closed, and another one opened.
  const onClose = () => {
    if (open.current) onAction(null)
  }
  if (action.kind === 'delete') {
    return <RemoveDialog {...{ project, name, onClose }} onDeleted={() => onDeleted?.()} />
  }
  if (action.kind === 'rollBackTo') {
    const { head, previous } = action
    return <RollBackDialog {...{ project, head, previous, onClose }} />
  }
  return (
    <DeprecateDialog
      {...{ project, name, onClose }}
      purpose={action.kind}
      previous={action.previous}
      to={action.to}
      draft={action.draft}
      onBringBack={(draft) => onAction({ ...action, draft })}
    />
  )
}
