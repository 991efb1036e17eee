import { Link } from '@tanstack/react-router'
import { count } from '../text/count.ts'
import { tilesOf, type Tile } from './rows.ts'
import styles from './Tiles.module.css'
import type { Due } from './useDue.ts'
import { VIEW_WORDS } from './words.ts'

interface TilesProps {
  project: string
  due: Due
}

/** How many images are overdue, upcoming or without a date. Each tile opens its list. */
export function Tiles({ project, due: { due, list, isOpen, now } }: TilesProps) {
  // Nothing is known about a list that couldn't be read.
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
              activeOptions={{ exact: true, includeSearch: true }}
              data-late={(tile.view === 'overdue' && tile.number > 0) || undefined}
            >
              <span className={styles['name']}>{VIEW_WORDS[tile.view]}</span>{' '}
              {isKnown ? (
                <span className={styles['facts']}>
                  <strong>
                    {count(tile.number)}
                    {isOpen && '+'}
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
