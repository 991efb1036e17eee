import { useMemo } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { useImages } from '../../api/useImages.ts'
import type { CreateForm } from '../model/form.ts'
import { parseLink } from '../../compute/links.ts'
import { PROJECT } from '../../compute/names.ts'
import { useNow } from '../../ui/useNow.ts'
import { useSettled } from '../../ui/useSettled.ts'
import { useCreate } from '../parts/context.ts'
import styles from '../parts/create.module.css'
import { PickerField } from '../parts/fields.tsx'
import { ImagesNote } from '../../images/parts/ListNote.tsx'
import { imageOptions } from '../../images/parts/options.ts'
import { ProjectPicker } from './ProjectPicker.tsx'

/** An image from this project, a public one, or any project shared with the user. */
export function ImageSource() {
  const { project } = useCreate()
  const now = useNow()
  const { setValue } = useFormContext<CreateForm>()
  const draft = useWatch<CreateForm, 'drafts.image'>({ name: 'drafts.image' })
  const owner = draft.project || parseLink(draft.image.trim(), project)?.project || project
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
        hint={
          listed === project
            ? 'A name (in this project), projects/PROJECT/global/images/NAME, or a full link.'
            : `Choose from ${listed}’s images. A name alone means one in ${project}.`
        }
        options={options}
        note={<ImagesNote list={list} what={`images of ${listed}`} />}
      />
      <ProjectPicker
        value={owner}
        own={project}
        onChange={(value) => setValue('drafts.image.project', value, { shouldDirty: true })}
      />
    </div>
  )
}
