import { useEffect } from 'react'
import { useCloseOnBack } from '../ui/useCloseOnBack.ts'
import { Commands } from './Commands.tsx'
import { HelpSheet } from './HelpSheet.tsx'
import { Keys } from './Keys.tsx'

/** What the dialog shows. */
export type PaletteView = 'commands' | 'help'

interface PaletteProps {
  project: string
  /** Null or undefined while the dialog is closed. */
  view: PaletteView | null | undefined
  /** Opens the dialog, or shows something else in it. */
  onView(view: PaletteView): void
  onClose(): void
  /** This code couldn't be loaded. */
  onFail(): void
}

/**
 * The content of the palette's dialog, and the keyboard shortcuts, which work while it is closed. One
 * part, because the first page has to name each part that loads later.
 */
export default function Palette({ project, view, onView, onClose }: PaletteProps) {
  const onHelp = () => onView('help')
  useEffect(() => closeOutside(onClose), [onClose])
  useCloseOnBack(onClose)
  return (
    <>
      <Keys project={project} onHelp={onHelp} />
      {view === 'commands' && <Commands {...{ project, onHelp, onClose }} />}
      {view === 'help' && <HelpSheet onClose={onClose} />}
    </>
  )
}

/** A click beside the dialog closes it. */
function closeOutside(onClose: () => void) {
  const onClick = ({ target }: MouseEvent) => {
    if (target instanceof HTMLDialogElement) onClose()
  }
  addEventListener('click', onClick)
  return () => removeEventListener('click', onClick)
}
