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
import { familyOptions } from '../../images/parts/options.ts'
import { ProjectPicker } from './ProjectPicker.tsx'

/** A family in this project or another. Its current head is pinned: that image is the source. */
export function FamilySource() {
  const { project } = useCreate()
  const now = useNow()
  const { setValue } = useFormContext<CreateForm>()
  const draft = useWatch<CreateForm, 'drafts.family'>({ name: 'drafts.family' })
  const owner = draft.project || project
  const settled = useSettled(owner.trim())
  const listed = PROJECT.test(settled) ? settled : project
  const list = useImages(listed)
  const options = useMemo(() => familyOptions(list.images, now), [list.images, now])
  const unpin = () => setValue('drafts.family.pinned', '')
  return (
    <div className={styles['pair']}>
      <PickerField
        name="drafts.family.family"
        label="Image family"
        listLabel="Image families"
        placeholder="Name or link"
        hint="A name, projects/PROJECT/global/images/family/NAME, or a full link."
        options={options}
        note={<ImagesNote list={list} items={options} what={`families of ${listed}`} />}
        onChanged={(text) => {
          const link = parseLink(text.trim(), owner)
          if (link?.family && link.project !== owner)
            setValue('drafts.family.project', link.project)
          unpin()
        }}
      />
      <ProjectPicker
        value={owner}
        own={project}
        onChange={(value) => {
          setValue('drafts.family.project', value === project ? '' : value, {
            shouldDirty: true,
          })
          unpin()
        }}
      />
    </div>
  )
}
