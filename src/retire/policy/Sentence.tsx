import type { RetirePolicy } from '../../compute/retire/policy.ts'
import { policySentence, type Piece } from '../../compute/retire/sentence.ts'

interface SentenceProps {
  policy: RetirePolicy
  /** How many families are chosen; undefined while unknown. */
  families: number | undefined
  className: string | undefined
}

/** The policy in words, with the configured values highlighted. */
export function Sentence({ policy, families, className }: SentenceProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolling content must be reachable by keyboard
    <section aria-label="The policy in words" className={className} tabIndex={0}>
      <p>
        {placed(policySentence(policy, families)).map(({ text, isSet, start }) =>
          isSet ? <strong key={start}>{text}</strong> : <span key={start}>{text}</span>,
        )}
      </p>
    </section>
  )
}

/** Each piece with its offset in the text. */
function placed(pieces: readonly Piece[]) {
  let start = 0
  return pieces.map((piece) => {
    const place = { ...piece, start }
    start += piece.text.length
    return place
  })
}
