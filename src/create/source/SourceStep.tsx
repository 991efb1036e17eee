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

/** What the image is created from. Each source type keeps its own draft while another is selected. */
export function SourceStep({ source }: { source: Source }) {
  const type = useWatch<CreateForm, 'sourceType'>({ name: 'sourceType' })
  const Draft = DRAFTS[type]
  return (
    <>
      <ChoiceField<SourceType>
        name="sourceType"
        legend="Create the image from"
        className={styles['cards']}
        choices={[
          ['disk', 'Disk', 'A VM’s persistent disk, or an unattached one.'],
          ['snapshot', 'Snapshot', 'A point-in-time copy of a disk.'],
          ['image', 'Image', 'An image of this or another project.'],
          ['family', 'Image family', 'The family’s current head.'],
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
