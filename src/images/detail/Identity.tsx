import type { ReactNode } from 'react'
import { imagePath } from '../../compute/links.ts'
import type { Image } from '../../compute/schema.ts'
import { readTime } from '../../compute/time.ts'
import { AbsoluteTime } from '../../ui/AbsoluteTime.tsx'
import { CopyText } from '../../ui/CopyText.tsx'
import { KeyValue } from '../../ui/KeyValues.tsx'
import { SafeText } from '../../ui/SafeText.tsx'
import { useNow } from '../../ui/useNow.ts'
import { Absent } from './Absent.tsx'
import { FamilyLink } from './FamilyLink.tsx'
import { Group } from '../parts/Group.tsx'

interface IdentityProps {
  image: Image
  project: string
  action: ReactNode
}

/** What identifies the image. */
export function Identity({ image, project, action }: IdentityProps) {
  const now = useNow()
  const path = imagePath(project, image.name)
  return (
    <Group title="Identity" action={action}>
      <KeyValue name="Name">
        <CopyText text={image.name} name="name" />
      </KeyValue>
      {image.id !== undefined && (
        <KeyValue name="ID">
          <CopyText text={image.id} name="ID" />
        </KeyValue>
      )}
      <KeyValue name="Family">
        {image.family ? (
          <FamilyLink project={project} family={image.family} image={image.name} />
        ) : (
          <Absent image={image} field="family">
            none
          </Absent>
        )}
      </KeyValue>
      <KeyValue name="Description">
        {image.description ? (
          <SafeText text={image.description} limit={400} />
        ) : (
          <Absent image={image} field="description">
            none
          </Absent>
        )}
      </KeyValue>
      <KeyValue name="Created">
        <AbsoluteTime time={readTime(image.creationTimestamp)} now={now} />
      </KeyValue>
      <KeyValue name="Link">
        <CopyText text={path} name="link" />
      </KeyValue>
    </Group>
  )
}
