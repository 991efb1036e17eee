import { visible } from '../text/visible.ts'
import page from './ComparePage.module.css'
import styles from './CompareTable.module.css'

/** The comparison before all images have been read. */
export function CompareSkeleton({ names }: { names: readonly string[] }) {
  const beside = names.length === 2
  return (
    <>
      <div role="status" className={page['views']}>
        <span className="visually-hidden">Loading the images</span>
        <span className={page['pills']}>
          {['a', 'b', 'c'].map((key) => (
            <span key={key} className={`pill skeleton ${page['waiting']}`} />
          ))}
        </span>
      </div>
      <div className={`card ${styles['frame']}`} aria-hidden="true">
        <table className={styles['table']} data-columns={names.length}>
          <thead>
            <tr>
              <th>
                <span className="visually-hidden">Field</span>
              </th>
              {names.map((name) => (
                <th key={name}>
                  <div className={`mono ${styles['name']}`}>{visible(name)}</div>
                  <div className={styles['facts']}>
                    <Bar />
                  </div>
                </th>
              ))}
              {beside && <th className={styles['meaning']}>What it means</th>}
            </tr>
          </thead>
          <tbody>
            <tr className={styles['group']}>
              <th colSpan={names.length + (beside ? 2 : 1)}>
                <Bar />
              </th>
            </tr>
            {['a', 'b', 'c', 'd', 'e'].map((key) => (
              <tr key={key}>
                <th scope="row">
                  <Bar />
                </th>
                {names.map((name) => (
                  <td key={name} data-image={name}>
                    <Bar />
                  </td>
                ))}
                {beside && (
                  <td className={styles['meaning']}>
                    <Bar />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

const Bar = () => <span className={`skeleton ${styles['waiting']}`} />
