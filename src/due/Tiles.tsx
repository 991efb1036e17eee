import { Link } from '@tanstack/react-router'
import { count } from '../text/count.ts'
import { tilesOf, type Tile } from './rows.ts'
import styles from './Tiles.module.css'
import type { View } from './search.ts'
import type { Due } from './useDue.ts'
import { VIEW_WORDS } from './words.ts'

interface TilesProps {
  project: string
  shown: View
  due: Due
}

/** How many are overdue, come next, or have no date: each leads to its list. */
export function Tiles({ project, shown, due: { due, list, now } }: TilesProps) {
  // Of a list that couldn't be read, nothing is known.
  const isKnown = list.updatedAt > 0
  return (
    <nav aria-label="What is due, and when" className={`card ${styles['tiles']}`}>
      <ul>
        {tilesOf(due, now).map((tile) => (
          <li key={tile.view}>
            <Link
              to="/projects/$project/due"
              params={{ project }}
              search={tile.view === 'overdue' ? {} : { show: tile.view }}
              resetScroll={false}
              aria-current={tile.view === shown ? 'page' : undefined}
              data-late={(tile.view === 'overdue' && tile.number > 0) || undefined}
            >
              <span className={styles['name']}>{VIEW_WORDS[tile.view]}</span>{' '}
              {isKnown ? (
                <span className={styles['facts']}>
                  <strong>
                    {count(tile.number)}
                    {list.more && '+'}
                  </strong>{' '}
                  <span className="muted">{aside(tile)}</span>
                </span>
              ) : (
                <span className={styles['facts']}>
                  {list.loading ? <span className={`skeleton ${styles['number']}`} /> : '–'}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function aside({ view, number, oldest = 0, families = 0 }: Tile): string {
  if (view === 'unplanned') return 'retired, no next date'
  if (number === 0) return ''
  if (view === 'overdue') return oldest === 0 ? 'since today' : `oldest ${count(oldest, 'day')}`
  return families === 0 ? '' : count(families, 'family', 'families')
}
