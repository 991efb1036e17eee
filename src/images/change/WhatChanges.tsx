import type { ReactNode } from 'react'
import styles from './dialog.module.css'

/** What a change does to the image itself. */
export function WhatChanges({ children }: { children: ReactNode }) {
  return (
    <section aria-label="What changes">
      <h3 className={styles['title']}>What changes</h3>
      {children}
    </section>
  )
}
