import { count } from '../../text/count.ts'
import { visible } from '../../text/visible.ts'
import { useCatchFocus } from '../parts/catchFocus.ts'
import styles from './ImagesPage.module.css'
import { valueWord } from '../table/values.ts'
import { FIXED, NO_PICKS, pickedOf, withPicked } from './facetGroups.ts'
import { hiddenBy, type Hidden } from './hidden.ts'
import type { Listing } from './useListing.ts'
import type { Filters } from './view.ts'
import { wordHints } from './wordHints.ts'

/** There are images, but the filters hide them all: how many each hides, and how to clear it. */
export default function NoMatch({ listing }: { listing: Listing }) {
  const { model, filters, list, box, patch } = listing
  useCatchFocus()
  const hints = wordHints(
    box.text,
    (key) =>
      list.more || model.entries.some(({ image: { labels = {} } }) => Object.hasOwn(labels, key)),
  )
  const clear = () => {
    box.setText('')
    patch({ ...NO_PICKS, q: undefined })
  }
  return (
    <div className={`card ${styles['nothing']}`}>
      <h2>No image matches the filters{list.more && ' so far'}</h2>
      <ul>
        {hiddenBy(model, filters)
          .filter(({ images }) => images > 0)
          .map(({ by, images }) => (
            <li key={by}>
              {count(images)} {words(by, images === 1, filters, box.text)}
            </li>
          ))}
      </ul>
      {hints.map((hint) => (
        <p key={hint}>{hint}</p>
      ))}
      <button type="button" className="button" onClick={clear}>
        Clear filters
      </button>
    </div>
  )
}

const DUE_WORDS: Readonly<Record<string, string>> = {
  overdue: 'overdue',
  '30': 'due in the next 30 days',
}

function words(by: Hidden['by'], isOne: boolean, { picks }: Filters, text: string): string {
  const does = `${isOne ? 'does' : 'do'} not match`
  if (by === 'terms') return `${does} “${visible(text.trim())}”`
  const group = withPicked(FIXED, picks).find(({ id }) => id === by)
  const picked = group ? pickedOf(group, picks) : []
  const names = picked.map((value) =>
    group?.trait ? valueWord(group.trait, value) : DUE_WORDS[value],
  )
  const what = names.join(' or ')
  return by === 'states' || by === 'due' ? `${isOne ? 'is' : 'are'} not ${what}` : `${does} ${what}`
}
