import { useEffect, useRef, useState, type ReactNode } from 'react'

/** ms that the pointer rests on a button before it counts as intent. */
const REST = 80

interface MenuButtonProps {
  /** Name of the button. */
  label: string
  /** What the button shows. */
  face: ReactNode
  className: string
  /** -1 for a button inside a grid that moves the focus by arrow keys. */
  tabIndex?: number
  /** It has focus, or the pointer rests on it: time to load what the menu needs. */
  onNear(): void
  /** The menu, while it is open. */
  children(anchor: HTMLElement, onClose: () => void): ReactNode
}

/** A button that opens a menu. */
export function MenuButton(props: MenuButtonProps) {
  const { label, face, className, tabIndex, onNear, children } = props
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return (
    <>
      <button
        type="button"
        className={className}
        tabIndex={tabIndex}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={label}
        onPointerEnter={() => (timer.current = setTimeout(onNear, REST))}
        onPointerLeave={() => clearTimeout(timer.current)}
        onFocus={onNear}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {face}
      </button>
      {anchor && children(anchor, () => setAnchor(null))}
    </>
  )
}
