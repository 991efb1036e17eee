import { Group } from '../parts/Group.tsx'
import styles from './Overview.module.css'
import lifecycle from './Lifecycle.module.css'

/** The overview before anything is known about the image, in its final size. */
export function OverviewSkeleton() {
  return (
    <div className={styles['overview']} aria-busy="true">
      <div className={styles['column']}>
        <Group title="Identity" waiting={6} />
        <Group title="Source" waiting={4} />
      </div>
      <div className={styles['column']}>
        <Group title="Disk and storage" waiting={4} />
        <Group title="Guest and boot" waiting={4} />
        <Group title="Encryption" waiting={1} />
      </div>
      <div className={styles['cards']}>
        <div className={`card ${lifecycle['card']}`}>
          <Group title="Lifecycle" waiting={5} />
        </div>
        <div className={`card ${lifecycle['card']}`}>
          <Group title="Labels" waiting={3} />
        </div>
      </div>
    </div>
  )
}
