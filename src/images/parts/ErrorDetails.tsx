import { useState } from 'react'
import type { ErrorDetail } from '../../compute/errorDetails.ts'
import { count } from '../../text/count.ts'
import { CopyText } from '../../ui/CopyText.tsx'
import { SafeText } from '../../ui/SafeText.tsx'
import { visible } from '../../text/visible.ts'
import styles from './ErrorDetails.module.css'

/** How many are shown initially, so that the form stays in view. */
const SHOWN = 5

/**
 * What an error says below its message. Links are shown as text to copy: nobody should follow a URL
 * from an error message unchecked.
 */
export default function ErrorDetails({ details }: { details: readonly ErrorDetail[] }) {
  const [all, setAll] = useState(false)
  if (details.length === 0) return null
  const left = details.length - SHOWN
  return (
    <>
      <ul className={styles['details']} aria-label="Details of the error">
        {(all ? details : details.slice(0, SHOWN)).map((detail) => (
          <li key={`${detail.what ?? ''} ${detail.text}`}>
            <Detail {...detail} />
          </li>
        ))}
      </ul>
      {left > 0 && (
        <button type="button" className="button quiet small" onClick={() => setAll(!all)}>
          {all ? 'Show less' : `Show ${count(left)} more`}
        </button>
      )}
    </>
  )
}

function Detail({ what, text, isLink }: ErrorDetail) {
  const about = what !== undefined && (
    <>
      <span className={styles['what']}>
        <SafeText text={what} limit={200} />
      </span>{' '}
    </>
  )
  return (
    <>
      {about}
      {isLink ? (
        <CopyText text={text} name={`link: ${visible(what ?? text)}`} />
      ) : (
        <SafeText text={text} limit={600} />
      )}
    </>
  )
}
