import type { Day } from './model.ts'
import { ChangeRow } from './ChangeRow.tsx'
import styles from './HistoryTable.module.css'
import { RunRows } from './RunRows.tsx'

const COLUMNS = ['Time', 'Image', 'Before and after', 'Details']

interface HistoryTableProps {
  project: string
  days: readonly Day[]
  /** Whether a filter is set: then runs start expanded. */
  filtered: boolean
}

/** Changes by day; a run is one row with its changes below it. */
export function HistoryTable({ project, days, filtered }: HistoryTableProps) {
  const newest = days.flatMap(({ entries }) => entries).find(({ kind }) => kind === 'run')
  return (
    <div className={`card ${styles['frame']}`}>
      <table className={styles['table']} aria-label="Changes">
        <Head />
        {days.map(({ title, entries }) => (
          <tbody key={title}>
            <tr className={styles['day']}>
              <th scope="rowgroup" colSpan={COLUMNS.length + 1}>
                {title}
              </th>
            </tr>
            {entries.map((entry) =>
              entry.kind === 'change' ? (
                <ChangeRow key={entry.row.kept.id} project={project} row={entry.row} />
              ) : (
                <RunRows
                  key={`${entry.run.id} ${filtered}`}
                  project={project}
                  entry={entry}
                  opened={filtered || entry === newest}
                />
              ),
            )}
          </tbody>
        ))}
      </table>
    </div>
  )
}

const Head = () => (
  <thead>
    <tr>
      {COLUMNS.map((column) => (
        <th key={column} scope="col">
          {column}
        </th>
      ))}
      <th scope="col">
        <span className="visually-hidden">Undo</span>
      </th>
    </tr>
  </thead>
)

/** Placeholders for the first changes. */
export const HistorySkeleton = () => (
  <div className={`card ${styles['frame']}`} aria-hidden="true">
    <table className={styles['table']}>
      <Head />
      <tbody>
        {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
          <tr key={key}>
            {[...COLUMNS, ''].map((column) => (
              <td key={column} aria-label="Loading">
                <span className={`skeleton ${styles['waiting']}`} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
