import { FileDrop } from '../ui/FileDrop.tsx'
import { fileUnread } from '../ui/fileUnread.ts'
import { useCatchFocus } from '../images/parts/catchFocus.ts'
import type { Source } from '../images/conventions/source.ts'
import { Notice } from '../ui/Notice.tsx'
import { visible } from '../text/visible.ts'
import { keepOrTell } from './keepOrTell.ts'
import styles from './ConventionsPage.module.css'

interface NoRulesProps {
  project: string
  onWrite(): void
}

/** There are no rules yet: load a file, or write some. */
export function NoRules({ project, onWrite }: NoRulesProps) {
  // It goes once a file is loaded.
  useCatchFocus()
  return (
    <div className={`card ${styles['none']}`}>
      <h2>No rules yet</h2>
      <p className="muted">
        A file of rules says which labels images need, how they and their families are named, and
        how many of a family stay active. Rules you load or write here are kept in this browser; to
        share them, name the file in <code>config.json</code>.
      </p>
      <FileDrop
        label="File of rules"
        multiple={false}
        onFiles={([file]) => {
          file?.text().then((text) => keepOrTell(project, text), fileUnread)
        }}
      />
      <button type="button" className="button" onClick={onWrite}>
        Write rules…
      </button>
    </div>
  )
}

/** Everything that is wrong with the rules. */
export const WrongRules = ({ source }: { source: Extract<Source, { state: 'wrong' }> }) => (
  <Notice tone="error">
    <strong>
      {source.from === 'browser' ? 'The rules' : `The rules in ${source.from}`} can’t be used, so
      nothing is checked.
    </strong>
    <ul className={styles['problems']}>
      {source.problems.map(({ field, message }) => (
        <li key={`${field} ${message}`}>
          {field !== '' && <code>{visible(field)}: </code>}
          {visible(message)}
        </li>
      ))}
    </ul>
  </Notice>
)
