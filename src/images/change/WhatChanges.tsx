import type { ReactNode } from 'react'
import styles from './dialog.module.css'

/** What a change does to the image itself: the fields that it sets, now and then. */
export function WhatChanges({ children }: { children: ReactNode }) {
  return (
    <section aria-label="What changes">
      <h3 className={styles['title']}>What changes</h3>
      {children}
    </section>
  )
}
