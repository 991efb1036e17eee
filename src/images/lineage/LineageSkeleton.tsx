import { Group } from '../parts/Group.tsx'
import lineage from './LineageTab.module.css'
import styles from './UsageList.module.css'

/** The tab before anything is known about the image. */
export const LineageSkeleton = () => (
  <div className={lineage['lineage']}>
    <Group title="Where it came from" waiting={3} />
    <section aria-label="What uses it" aria-busy="true" className={lineage['section']}>
      <h2>What uses it</h2>
      <ul className={styles['list']}>
        {['a', 'b', 'c', 'd', 'e'].map((key) => (
          <li key={key} className={styles['item']}>
            <span className={`skeleton ${styles['waiting']}`} />
          </li>
        ))}
      </ul>
    </section>
  </div>
)
