import type { ReactNode } from 'react'
import { CLOSES, lazyPart } from './lazyPart.tsx'
import { MenuButton } from './MenuButton.tsx'
import type { MenuEntry } from './MenuList.tsx'

const MenuList = lazyPart(() => import('./MenuList.tsx'), CLOSES)

interface MenuProps {
  /** Name of the button and of the menu. */
  label: string
  /** What the button shows. */
  children: ReactNode
  className?: string
  /** Called when the menu opens. */
  entries(): MenuEntry[]
}

/** A button that opens a menu. The menu's code loads when the pointer or focus gets near. */
export function Menu({ label, children: face, className = 'button', entries }: MenuProps) {
  return (
    <MenuButton {...{ label, face }} className={className} onNear={MenuList.warm}>
      {(anchor, onClose) => <MenuList {...{ label, anchor, onClose }} entries={entries()} />}
    </MenuButton>
  )
}
