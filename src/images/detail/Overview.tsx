import type { Image } from '../../compute/schema.ts'
import { hasConventions } from '../conventions/has.ts'
import type { LabelEditing } from '../labels/useLabelEdit.ts'
import { EditButton } from './EditButton.tsx'
import { Encryption } from './Encryption.tsx'
import { Guest } from './Guest.tsx'
import { Identity } from './Identity.tsx'
import { LabelsCard } from './LabelsCard.tsx'
import { Lifecycle } from './Lifecycle.tsx'
import { OtherFields } from './OtherFields.tsx'
import styles from './Overview.module.css'
import { Source } from './Source.tsx'
import { Storage } from './Storage.tsx'
import { lazyPart } from '../../ui/lazyPart.tsx'

const ConventionsCard = lazyPart(() => import('../conventions/ConventionsCard.tsx'))

interface OverviewProps {
  image: Image
  project: string
  /** False while only the fields from lists are known: the rest shows placeholders. */
  whole: boolean
  labels: LabelEditing
  /** Opens the dialog for the fields that can be edited. */
  onEdit(): void
}

/**
 * Every field of the image, in groups. One rule for absent fields: there is a line if there is a
 * value, or if its absence means something, which is then shown muted; otherwise there is no line.
 */
export function Overview({ image, project, whole, labels, onEdit }: OverviewProps) {
  const edit = { project, image: image.name, whole, onEdit }
  return (
    <div className={styles['overview']}>
      <div className={styles['column']}>
        <Identity
          image={image}
          project={project}
          action={<EditButton {...edit} what="description and family" />}
        />
        <Source image={image} project={project} whole={whole} />
      </div>
      <div className={styles['column']}>
        <Storage
          image={image}
          whole={whole}
          action={<EditButton {...edit} what="architecture" />}
        />
        <Guest image={image} whole={whole} />
        <Encryption image={image} whole={whole} />
        {whole && <OtherFields image={image} />}
      </div>
      <div className={styles['cards']}>
        <Lifecycle image={image} project={project} />
        <LabelsCard image={image} project={project} whole={whole} edit={labels} />
        {whole && hasConventions(project) && <ConventionsCard project={project} image={image} />}
      </div>
    </div>
  )
}
