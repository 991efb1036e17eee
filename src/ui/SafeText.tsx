import { useState } from 'react'
import { count } from '../text/count.ts'
import styles from './SafeText.module.css'
import { clipText, textPieces } from '../text/visible.ts'

interface SafeTextProps {
  text: string
  /** Longer text is cut after this many characters, with a button that shows all of it. */
  limit?: number
}

/**
 * Text from elsewhere: isolated in its own direction, with invisible characters written out and
 * line breaks kept.
 */
export function SafeText({ text, limit = Infinity }: SafeTextProps) {
  const [all, setAll] = useState(false)
  const shown = all ? text : clipText(text, limit)
  return (
    <>
      <bdi className={styles['text']}>
        {textPieces(shown).map((piece, index) =>
          piece.unseen ? (
            // oxlint-disable-next-line react/no-array-index-key -- pieces have nothing but their place
            <span key={index} className={styles['unseen']} title="A character that is not seen">
              {piece.text}
            </span>
          ) : (
            piece.text
          ),
        )}
        {shown.length < text.length && '…'}
      </bdi>
      {text.length > limit && (
        <button type="button" className={styles['more']} onClick={() => setAll(!all)}>
          {all ? 'Show less' : `Show all ${count(text.length)} characters`}
        </button>
      )}
    </>
  )
}
