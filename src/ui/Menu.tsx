import { useState, type ReactNode } from 'react'
import { CLOSES, lazyPart } from './lazyPart.tsx'
import type { MenuEntry } from './MenuList.tsx'

const MenuList = lazyPart(() => import('./MenuList.tsx'), CLOSES)

interface MenuProps {
  /** Name of the button and of the menu. */
  label: string
  /** What the button shows; the label when absent. */
  children?: ReactNode
  className?: string
  /** -1 for a button inside a grid that moves the focus by arrow keys. */
  tabIndex?: number
  /** Asked for when the menu opens. */
  entries(): MenuEntry[]
}

/** A button that opens a menu. The menu's code comes when the pointer or the focus does. */
export function Menu({ label, children, className = 'button', tabIndex, entries }: MenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  return (
    <>
      <button
        type="button"
        className={className}
        tabIndex={tabIndex}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={children === undefined ? undefined : label}
        onPointerEnter={MenuList.warm}
        onFocus={MenuList.warm}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {children ?? label}
      </button>
      {anchor && (
        <MenuList
          anchor={anchor}
          label={label}
          entries={entries()}
          onClose={() => setAnchor(null)}
        />
      )}
    </>
  )
}
