import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { HeadMove } from '../../api/live/elsewhere.ts'
import { count } from '../../text/count.ts'
import { visible } from '../../text/visible.ts'
import { toast } from '../../ui/toasts.ts'
import styles from './tellHeads.module.css'

/** From this number on, they share one message. */
const MANY = 3

/** Says which families resolve to another image since it was changed elsewhere. */
export function tellHeads(project: string, moves: readonly HeadMove[]): void {
  const [first] = moves
  if (first && moves.length >= MANY) {
    const others = count(moves.length - 1, 'other family', 'other families')
    const message = `${first.family} and ${others} now resolve to other images.`
    toast({ message, content: () => <Text>{visible(message)}</Text> })
    return
  }
  for (const move of moves) {
    const { family, after } = move
    const message = `${family} now resolves to ${after ?? 'no image'}.`
    toast({ message, content: () => <Moved project={project} {...move} /> })
  }
}

function Moved({ project, family, after }: HeadMove & { project: string }) {
  const ofFamily = (
    <Link to="/projects/$project/families/$family" params={{ project, family }}>
      {visible(family)}
    </Link>
  )
  if (after === null) return <Text>{ofFamily} no longer resolves to any image.</Text>
  return (
    <Text>
      {ofFamily} now resolves to{' '}
      <Link to="/projects/$project/images/$image" params={{ project, image: after }}>
        {visible(after)}
      </Link>
      .
    </Text>
  )
}

const Text = ({ children }: { children: ReactNode }) => (
  <span className={styles['text']}>{children}</span>
)
