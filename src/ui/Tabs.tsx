import { Children, useLayoutEffect, useRef, type ReactNode } from 'react'
import styles from './Tabs.module.css'

interface TabsProps {
  /** What the views belong to. */
  label: string
  /** Links, the current one with `aria-current="page"`. */
  children: ReactNode[]
}

/**
 * Views of one thing, as links: each has its URL, Back works, and Tab and Enter reach them. Our
 * own, because MUI's Tabs are buttons that switch panels, not links.
 */
export function Tabs({ label, children }: TabsProps) {
  const nav = useRef<HTMLElement>(null)
  const shown = useRef<Element>(null)
  // If they don't all fit, the current one is scrolled into view, once.
  useLayoutEffect(() => {
    const open = nav.current?.querySelector<HTMLElement>('[aria-current="page"]')
    if (!nav.current || !open || open === shown.current) return
    shown.current = open
    nav.current.scrollLeft = open.offsetLeft - nav.current.offsetLeft - open.offsetWidth
  })
  return (
    <nav ref={nav} aria-label={label} className={styles['tabs']}>
      <ul>
        {Children.map(children, (tab) => (
          <li>{tab}</li>
        ))}
      </ul>
    </nav>
  )
}
