import { useState } from 'react'
import { count } from '../../text/count.ts'
import { visible } from '../../text/visible.ts'
import { StateShape } from '../parts/StateMark.tsx'
import { isNone, valueWord } from '../table/values.ts'
import type { Picks } from './facets.ts'
import { pickedOf, toggled, type FacetGroup } from './facetGroups.ts'
import styles from './Facets.module.css'
import type { ImagesSearch } from './search.ts'
import { countOf, type Tally } from './tally.ts'

interface FacetValuesProps {
  group: FacetGroup
  picks: Picks
  /** Undefined until counted. */
  counts: Tally | undefined
  /** Not all images have been loaded: the numbers may grow. */
  more: boolean
  patch(change: Partial<ImagesSearch>): void
}

/** Values that are shown at first, and once there are asked for more. */
const FEW = 4
const MANY = 100

/** One facet: a check box for each value. None checked means all. */
export function FacetValues({ group, picks, counts, more, patch }: FacetValuesProps) {
  const { id, title, values } = group
  const [isOpen, setOpen] = useState(false)
  const picked = pickedOf(group, picks)
  // One more value takes no more room than the button for it.
  const isLong = values.length > FEW + 1
  const shown = isLong
    ? values.filter((value, n) => n < (isOpen ? MANY : FEW) || picked.includes(value))
    : values
  const rest = values.length - shown.length
  // If no image has any, it divides nothing.
  if (picked.length === 0 && values.every(isNone)) return null
  return (
    <fieldset className={styles['facet']}>
      <legend className={styles['title']}>{visible(title)}</legend>
      {shown.map((value) => {
        // Before it is read, nothing is known about the use of any image.
        const isCounted = id !== 'use' || counts?.values.has(id)
        const number = counts && isCounted ? countOf(counts, id, value) : undefined
        return (
          <label key={value} className={styles['value']}>
            <input
              type="checkbox"
              className="checkbox"
              checked={picked.includes(value)}
              onChange={() => patch(toggled(group, value, picks))}
            />
            <ValueName group={group} value={value} warns={Boolean(number)} />{' '}
            <span className={`mono ${styles['count']}`}>
              {number !== undefined &&
                !(more && number === 0) &&
                `${count(number)}${more ? '+' : ''}`}
            </span>
          </label>
        )
      })}
      {isLong && (rest > 0 || isOpen) && (
        <button
          type="button"
          className={styles['more']}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? 'Fewer' : `${count(rest)} more`}
          <span className="visually-hidden">
            {' '}
            {isOpen || rest !== 1 ? 'values' : 'value'} of {visible(title)}
          </span>
        </button>
      )}
      {isOpen && rest > 0 && (
        <p className={styles['hint']}>{count(rest)} more: find them with the filter above.</p>
      )}
    </fieldset>
  )
}

const DUE_WORDS: Readonly<Record<string, string>> = { overdue: 'Overdue', '30': 'Next 30 days' }

interface ValueNameProps {
  group: FacetGroup
  value: string
  /** There are such images. */
  warns: boolean
}

function ValueName({ group: { id, trait, title }, value, warns }: ValueNameProps) {
  if (!trait) {
    return (
      <span
        className={`${styles['name']} ${warns && value === 'overdue' ? styles['overdue'] : ''}`}
      >
        {DUE_WORDS[value]}
      </span>
    )
  }
  const words = valueWord(trait, value)
  const isLabel = id.startsWith('label.') && !isNone(value)
  // What it is a value of is in the title.
  const text = isLabel
    ? words.slice(visible(title).length + 1) || '(empty)'
    : value.startsWith('?')
      ? 'Unreadable'
      : words
  return (
    <>
      {id === 'states' && (
        <span className={styles['mark']}>
          <StateShape state={value} />
        </span>
      )}
      <span
        className={`${styles['name']} ${isLabel ? 'mono' : ''} ${isNone(value) ? 'muted' : ''}`}
        title={words}
      >
        {text}
      </span>
    </>
  )
}
