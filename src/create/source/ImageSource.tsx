import { useMemo, useState } from 'react'
import { useWatch } from 'react-hook-form'
import { useImages } from '../../api/useImages.ts'
import type { CreateForm } from '../model/form.ts'
import { parseLink } from '../../compute/links.ts'
import { PROJECT } from '../../compute/names.ts'
import { useNow } from '../../ui/useNow.ts'
import { useSettled } from '../../ui/useSettled.ts'
import { useCreate } from '../parts/context.ts'
import styles from '../parts/create.module.css'
import { PickerField } from '../parts/fields.tsx'
import { ListNote } from '../../images/parts/ListNote.tsx'
import { imageOptions } from '../../images/parts/options.ts'
import { ProjectPicker } from './ProjectPicker.tsx'

/** An image of this project, of a public one, or of any that one may use. */
export function ImageSource() {
  const { project } = useCreate()
  const now = useNow()
  const image = useWatch<CreateForm, 'drafts.image.image'>({ name: 'drafts.image.image' })
  const [owner, setOwner] = useState(parseLink(image.trim(), project)?.project ?? project)
  const settled = useSettled(owner.trim())
  const listed = PROJECT.test(settled) ? settled : project
  const list = useImages(listed)
  const options = useMemo(() => imageOptions(list.images, listed, now), [list.images, listed, now])
  return (
    <div className={styles['pair']}>
      <PickerField
        name="drafts.image.image"
        label="Image"
        listLabel="Images"
        placeholder="Name or link"
        hint="A name (of this project), projects/PROJECT/global/images/NAME, or a full link."
        options={options}
        note={
          <ListNote
            list={{
              items: list.images,
              loading: list.loading,
              more: list.streaming,
              error: list.error,
            }}
            what={`images of ${listed}`}
          />
        }
      />
      <ProjectPicker
        value={owner}
        own={project}
        problem={PROJECT.test(owner.trim()) ? undefined : 'This is no project id.'}
        onChange={setOwner}
      />
    </div>
  )
}
