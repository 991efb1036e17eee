import { CopyButton } from './CopyButton.tsx'
import styles from './CopyText.module.css'
import { SafeText } from './SafeText.tsx'
import { visible } from '../text/visible.ts'

interface CopyTextProps {
  text: string
  /** What it is: “Copy NAME” names the button. */
  name: string
  /** What is shown, if not the text itself. */
  shown?: string
}

/** A name, id, key or path in monospace, with a button that copies it. */
export function CopyText({ text, name, shown = text }: CopyTextProps) {
  return (
    <span className={styles['text']}>
      <span
        className={`mono ${styles['copied']}`}
        title={shown === text ? undefined : visible(text)}
      >
        <SafeText text={shown} limit={300} />
      </span>
      <CopyButton text={text} name={name} className={styles['button'] ?? ''} />
    </span>
  )
}
