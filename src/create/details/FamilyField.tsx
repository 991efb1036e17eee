import { useMemo } from 'react'
import { useNow } from '../../ui/useNow.ts'
import { useCreate } from '../parts/context.ts'
import { PickerField } from '../parts/fields.tsx'
import { familyOptions } from '../../images/parts/options.ts'

/** The family that the image will belong to: one that is there, or a new one. */
export function FamilyField() {
  const { images } = useCreate()
  const now = useNow()
  // A family that resolves to nothing is just the one to make an image for.
  const options = useMemo(
    () =>
      familyOptions(images, now).map(({ disabledReason, detail = '', ...option }) => ({
        ...option,
        detail: disabledReason === undefined ? detail : `resolves to nothing · ${detail}`,
      })),
    [images, now],
  )
  return (
    <PickerField
      name="details.family"
      label="Family"
      listLabel="Image families"
      optional
      hint="Users of the family get its newest image. A new name begins a new family."
      options={options}
    />
  )
}
