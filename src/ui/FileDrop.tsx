import { mdiFileUploadOutline } from '@mdi/js'
import { useState } from 'react'
import { Icon } from './Icon.tsx'
import styles from './FileDrop.module.css'

interface FileDropProps {
  /** Name of the control: “Platform key (PK)”. */
  label: string
  /** Whether several files may be given at once. */
  multiple: boolean
  /** The id of an element with further information. */
  describedBy?: string | undefined
  onFiles(files: File[]): void
}

/** Takes files that are dropped on it, or chosen by mouse or keyboard. */
export function FileDrop({ label, multiple, describedBy, onFiles }: FileDropProps) {
  const [over, setOver] = useState(false)
  return (
    // A drop beside the input is taken, too: the browser would open the file instead of this page.
    <div
      className={`${styles['drop']} ${over ? styles['over'] : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const files = [...event.dataTransfer.files]
        if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1))
      }}
    >
      <Icon path={mdiFileUploadOutline} />
      <span aria-hidden="true">
        Drop {multiple ? 'files' : 'a file'} here or <b>choose</b>
      </span>
      <input
        type="file"
        className={styles['input']}
        aria-label={label}
        aria-describedby={describedBy}
        multiple={multiple}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])]
          // Allows the same file to be chosen again after it was removed.
          currentTarget.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
    </div>
  )
}
