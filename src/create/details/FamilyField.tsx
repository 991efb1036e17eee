import { useMemo } from 'react'
import { useNow } from '../../ui/useNow.ts'
import { useCreate } from '../parts/context.ts'
import styles from '../parts/create.module.css'
import { PickerField } from '../parts/fields.tsx'
import { RuleNotes } from '../parts/RuleNotes.tsx'
import { familyOptions } from '../../images/parts/options.ts'

/** The image’s family: an existing one or a new one. */
export function FamilyField() {
  const { images } = useCreate()
  const now = useNow()
  // Unlike as a source, a family without a head can be chosen here: it needs an image.
  const options = useMemo(
    () =>
      familyOptions(images, now).map(({ disabledReason, detail = '', ...option }) => ({
        ...option,
        detail: disabledReason === undefined ? detail : `no head · ${detail}`,
      })),
    [images, now],
  )
  return (
    <div className={styles['field']}>
      <PickerField
        name="details.family"
        label="Family"
        listLabel="Image families"
        optional
        hint="The family resolves to its newest active image. A new name starts a new family."
        options={options}
      />
      <RuleNotes field="details.family" />
    </div>
  )
}
