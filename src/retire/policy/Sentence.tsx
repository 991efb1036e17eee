import type { RetirePolicy } from '../../compute/retire/policy.ts'
import { policySentence, type Piece } from '../../compute/retire/sentence.ts'

interface SentenceProps {
  policy: RetirePolicy
  /** How many families are chosen; undefined while that is not known. */
  families: number | undefined
  className: string | undefined
}

/** What the policy does, in words; what was set stands out. */
export function Sentence({ policy, families, className }: SentenceProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached without a mouse
    <section aria-label="The policy in words" className={className} tabIndex={0}>
      <p>
        {placed(policySentence(policy, families)).map(({ text, isSet, start }) =>
          isSet ? <strong key={start}>{text}</strong> : <span key={start}>{text}</span>,
        )}
      </p>
    </section>
  )
}

/** Each piece with where it begins in the text. */
function placed(pieces: readonly Piece[]) {
  let start = 0
  return pieces.map((piece) => {
    const place = { ...piece, start }
    start += piece.text.length
    return place
  })
}
