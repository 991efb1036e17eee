import { count } from '../../text/count.ts'
import { visible } from '../../text/visible.ts'
import { word } from '../../text/words.ts'
import type { Model } from '../table/model.ts'
import styles from './ImagesPage.module.css'
import type { ImagesSearch } from './search.ts'
import { hiddenBy } from './hidden.ts'
import type { Filters } from './view.ts'

interface NoMatchProps {
  model: Model
  filters: Filters
  /** Not all images have been loaded. */
  more: boolean
  search: ImagesSearch
  text: string
  onClear(): void
}

/** There are images, but the filters hide them all: how many each hides, and how to clear it. */
export default function NoMatch({ model, filters, more, search, text, onClear }: NoMatchProps) {
  const hidden = hiddenBy(model, filters)
  const states = (search.states ?? []).map(word).join(' or ')
  return (
    <div className={`card ${styles['nothing']}`}>
      <h2>No image matches the filters{more && ' so far'}</h2>
      <ul>
        {hidden.terms > 0 && (
          <li>
            {count(hidden.terms)} {does(hidden.terms)} not match “{visible(text.trim())}”
          </li>
        )}
        {hidden.states > 0 && (
          <li>
            {count(hidden.states)} {is(hidden.states)} not {states}
          </li>
        )}
        {hidden.due > 0 && (
          <li>
            {count(hidden.due)} {is(hidden.due)} not due
          </li>
        )}
      </ul>
      <button type="button" className="button" onClick={onClear}>
        Clear filters
      </button>
    </div>
  )
}

const does = (number: number) => (number === 1 ? 'does' : 'do')
const is = (number: number) => (number === 1 ? 'is' : 'are')
