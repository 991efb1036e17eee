import { useMemo } from 'react'
import { useNow } from '../../ui/useNow.ts'
import { useCreate } from '../parts/context.ts'
import styles from '../parts/create.module.css'
import { PickerField } from '../parts/fields.tsx'
import { RuleNotes } from '../parts/RuleNotes.tsx'
import { familyChoices } from '../../images/parts/options.ts'

/** The image’s family: an existing one or a new one. */
export function FamilyField() {
  const { images } = useCreate()
  const now = useNow()
  const options = useMemo(() => familyChoices(images, now), [images, now])
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
