import { CopyButton } from '../../ui/CopyButton.tsx'
import styles from './ImagesPage.module.css'

/** A command to run elsewhere, with a copy button. `name` is for its label: “Copy NAME”. */
export function Command({ name, text }: { name: string; text: string }) {
  return (
    <div className={styles['command']}>
      <code>{text}</code>
      <CopyButton text={text} name={name} />
    </div>
  )
}
