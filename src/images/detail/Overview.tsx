import type { Image } from '../../compute/schema.ts'
import { Encryption } from './Encryption.tsx'
import { Guest } from './Guest.tsx'
import { Identity } from './Identity.tsx'
import { LabelsCard } from './LabelsCard.tsx'
import { Lifecycle } from './Lifecycle.tsx'
import { OtherFields } from './OtherFields.tsx'
import styles from './Overview.module.css'
import { Source } from './Source.tsx'
import { Storage } from './Storage.tsx'

interface OverviewProps {
  image: Image
  project: string
  /** False while only what lists show is known: the rest waits in its place. */
  whole: boolean
}

/**
 * Every field of the image, in groups. One rule for fields that are absent: a line stands when there
 * is a value or when its absence means something, which is then said quietly; else there is no line.
 */
export function Overview({ image, project, whole }: OverviewProps) {
  return (
    <div className={styles['overview']}>
      <div className={styles['column']}>
        <Identity image={image} project={project} />
        <Source image={image} project={project} whole={whole} />
      </div>
      <div className={styles['column']}>
        <Storage image={image} whole={whole} />
        <Guest image={image} whole={whole} />
        <Encryption image={image} whole={whole} />
        {whole && <OtherFields image={image} />}
      </div>
      <div className={styles['cards']}>
        <Lifecycle image={image} project={project} />
        <LabelsCard image={image} whole={whole} />
      </div>
    </div>
  )
}
