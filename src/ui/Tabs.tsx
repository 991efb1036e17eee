import { Children, useLayoutEffect, useRef, type ReactNode } from 'react'
import styles from './Tabs.module.css'

interface TabsProps {
  /** What these are views of. */
  label: string
  /** Links, the one that is open with `aria-current="page"`. */
  children: ReactNode[]
}

/** Views of one thing, as links: each has its address, Back works, and Tab and Enter reach them. */
export function Tabs({ label, children }: TabsProps) {
  const nav = useRef<HTMLElement>(null)
  const shown = useRef<Element>(null)
  // Where they do not all fit, the open one is brought into view: once, then one scrolls as one likes.
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
