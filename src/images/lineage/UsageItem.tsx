import type { ReactNode } from 'react'
import type { Reading } from '../../api/usage.ts'
import { count } from '../../text/count.ts'
import { agoText } from '../../text/duration.ts'
import { sentence } from '../../text/sentence.ts'
import { visible } from '../../text/visible.ts'
import { ResourceRef } from '../parts/ResourceRef.tsx'
import styles from './UsageList.module.css'

/** What is shown about a resource. */
export interface Used {
  name: string
  /** A link to it, in any form. */
  link: string
}

export interface UsageItemProps {
  project: string
  /** One of them: `disk`. */
  one: string
  /** How they use the image: `created from it`. */
  how: ReactNode
  reading: Reading<unknown>
  used: readonly Used[]
  /** What happens to them when the image is deleted. */
  fate?: string | undefined
  /** ms since the epoch. */
  now: number
  open: boolean
}

/** How many are listed; the rest is counted. */
const LISTED = 200

/** The count so far of a list that is still loading: it may grow, and is never shown as 0. */
function Counting({ number, one }: { number: number; one: string }) {
  if (number === 0) return `Counting ${one}s`
  return (
    <>
      At least <strong>{count(number, one)}</strong>, still counting those
    </>
  )
}

/** One kind of use: how many, which, how, and when that was read. */
export function UsageItem(props: UsageItemProps) {
  const { project, one, how, reading, used, fate, now, open } = props
  const { state, why, method, readAt, unreadable, refresh } = reading
  /** A closed list comes when it is complete: until then, the lines above it can grow and push it down. */
  const isListed = used.length > 0 && (open || state !== 'reading')
  return (
    <li className={styles['item']} tabIndex={-1}>
      <div className={styles['line']} aria-busy={state === 'reading'}>
        <span>
          {state === 'unknown' ? (
            <>
              <strong className={styles['unknown']}>Unknown</strong> which {one}s are {how}
            </>
          ) : (
            <>
              {state === 'reading' ? (
                <Counting number={used.length} one={one} />
              ) : (
                <strong>{count(used.length, one)}</strong>
              )}{' '}
              {how}
              {state === 'reading' && '…'}
            </>
          )}
        </span>
        <span className={`muted ${styles['found']}`}>
          {method}
          {readAt > 0 && `, read ${agoText(Math.max(0, now - readAt))}`}
        </span>
      </div>
      {why !== undefined && (
        <p className={styles['why']}>
          {visible(sentence(why))}{' '}
          <button
            type="button"
            className="button small"
            onClick={({ currentTarget }) => {
              // The button goes while it is read.
              currentTarget.closest('li')?.focus()
              refresh()
            }}
          >
            Check again
          </button>
        </p>
      )}
      {unreadable > 0 && (
        <p className={styles['why']}>{count(unreadable, one)} could not be read.</p>
      )}
      {isListed && (
        <details className={styles['which']} open={open}>
          <summary>
            Names <span className="visually-hidden">of the {one}s</span>
          </summary>
          <ul>
            {used.slice(0, LISTED).map(({ name, link }) => (
              <li key={link}>
                <ResourceRef link={link} project={project} name={`${one} ${visible(name)}`} />
              </li>
            ))}
          </ul>
          {used.length > LISTED && <p className="muted">and {count(used.length - LISTED)} more</p>}
        </details>
      )}
      {used.length > 0 && fate !== undefined && <p className="muted">{fate}</p>}
    </li>
  )
}
