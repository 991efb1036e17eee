import { memo, useState } from 'react'
import styles from './Preview.module.css'
import { PreviewContent, type PreviewData } from './PreviewContent.tsx'
import { useWide } from '../../ui/useWide.ts'

interface PreviewProps {
  /** Deferred by the caller, so that it never delays a keystroke. */
  data: PreviewData
  /** Whether it is initially open when it is collapsible. */
  open: boolean
}

const TITLE = 'What will be created'

/**
 * What the form will create, as far as it is known: beside the form, or collapsible below it if
 * there is no room.
 */
export const Preview = memo(function Preview({ data, open }: PreviewProps) {
  const wide = useWide()
  if (!wide) return <Collapsible key={String(open)} data={data} open={open} />
  return (
    <aside aria-labelledby="preview-title" className={`${styles['panel']} ${styles['beside']}`}>
      <header className={styles['title']}>
        <h2 id="preview-title">{TITLE}</h2>
        <span className="muted">Updates as you type</span>
      </header>
      <PreviewContent data={data} />
    </aside>
  )
})

function Collapsible({ data, open: initially }: PreviewProps) {
  const [open, setOpen] = useState(initially)
  return (
    <details
      className={styles['panel']}
      open={initially}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{TITLE}</summary>
      {open && <PreviewContent data={data} />}
    </details>
  )
}
