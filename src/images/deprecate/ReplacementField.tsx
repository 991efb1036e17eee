import { useMemo } from 'react'
import { useImages } from '../../api/useImages.ts'
import type { Image } from '../../compute/schema.ts'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Picker } from '../../ui/Picker.tsx'
import { useNow } from '../../ui/useNow.ts'
import { visible } from '../../text/visible.ts'
import { ListNote } from '../parts/ListNote.tsx'
import styles from './DeprecateDialog.module.css'
import { detailOf, replacementOptions } from './replacementOptions.ts'
import { useReplacement } from './useReplacement.ts'

interface ReplacementFieldProps {
  project: string
  image: Image
  value: string
  onChange(text: string): void
}

/** What to use in the image's place: one of the project's images, or a link to another project's. */
export function ReplacementField({ project, image, value, onChange }: ReplacementFieldProps) {
  const now = useNow()
  const list = useImages(project)
  const options = useMemo(
    () => replacementOptions(list.images, image, now),
    [list.images, image, now],
  )
  const found = useReplacement(project, image, value, list)
  return (
    <div className={styles['group']}>
      <Field
        label="Replacement"
        optional
        hint={found.image ? detailOf(found.image, now) : 'A name, or a link to another project’s.'}
        problem={found.problem}
      >
        {(control) => (
          <Picker
            control={control}
            listLabel="Images"
            value={value}
            options={options}
            placeholder="none"
            onChange={onChange}
            note={
              <ListNote
                list={{
                  items: list.images,
                  loading: list.loading,
                  more: list.streaming,
                  error: list.error,
                }}
                what={`images of ${project}`}
              />
            }
          />
        )}
      </Field>
      {found.warnings.map((warning) => (
        <Notice key={warning} tone="warning">
          {visible(warning)}
        </Notice>
      ))}
    </div>
  )
}
