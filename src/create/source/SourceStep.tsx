import { useWatch } from 'react-hook-form'
import type { CreateForm, SourceType } from '../model/form.ts'
import styles from '../parts/create.module.css'
import { ChoiceField } from '../parts/fields.tsx'
import { DiskSource } from './DiskSource.tsx'
import { FamilySource } from './FamilySource.tsx'
import { FileSource } from './FileSource.tsx'
import { ImageSource } from './ImageSource.tsx'
import { SnapshotSource } from './SnapshotSource.tsx'
import { SourceNote } from './SourceNote.tsx'
import type { Source } from './useSource.ts'

const DRAFTS = {
  disk: DiskSource,
  snapshot: SnapshotSource,
  image: ImageSource,
  family: FamilySource,
  file: FileSource,
} as const

/** What the image is made from. Each type keeps what was said about it while another is looked at. */
export function SourceStep({ source }: { source: Source }) {
  const type = useWatch<CreateForm, 'sourceType'>({ name: 'sourceType' })
  const Draft = DRAFTS[type]
  return (
    <>
      <ChoiceField<SourceType>
        name="sourceType"
        legend="Make the image from"
        className={styles['cards']}
        choices={[
          ['disk', 'Disk', 'A persistent disk of an instance, or a loose one.'],
          ['snapshot', 'Snapshot', 'A disk as it was at some time.'],
          ['image', 'Image', 'A copy: into this project, or with other settings.'],
          ['family', 'Image family', 'The newest image of a family.'],
          ['file', 'File', 'A .tar.gz in Cloud Storage or Artifact Registry.'],
        ]}
      />
      <div className={styles['fields']}>
        <Draft />
        {type !== 'file' && <SourceNote type={type} source={source} />}
      </div>
    </>
  )
}
