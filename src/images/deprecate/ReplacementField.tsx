import { useMemo } from 'react'
import { useController } from 'react-hook-form'
import { useImages } from '../../api/useImages.ts'
import type { Image } from '../../compute/schema.ts'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Picker } from '../../ui/Picker.tsx'
import { useNow } from '../../ui/useNow.ts'
import { visible } from '../../text/visible.ts'
import { ImagesNote } from '../parts/ListNote.tsx'
import type { DeprecationForm } from './form.ts'
import { detailOf, replacementOptions } from './replacementOptions.ts'
import { useReplacement } from './useReplacement.ts'

interface ReplacementFieldProps {
  project: string
  image: Image
  /** Why a replacement makes no sense: an active image with nothing planned has none. */
  reason: string | undefined
}

/**
 * What to use instead of the image: one of the project's images, or a link to another project's.
 */
export function ReplacementField({ project, image, reason }: ReplacementFieldProps) {
  const now = useNow()
  const list = useImages(project)
  const { field, fieldState } = useController<DeprecationForm, 'replacement'>({
    name: 'replacement',
  })
  const options = useMemo(
    () => replacementOptions(list.images, image, now),
    [list.images, image, now],
  )
  const found = useReplacement(project, image, field.value, list)
  return (
    <Field
      label="Replacement"
      optional
      keepsRoom
      hint={
        reason ??
        (found.image ? detailOf(found.image, now) : 'A name, or a link to another project’s.')
      }
      problem={reason === undefined ? (found.problem ?? fieldState.error?.message) : undefined}
    >
      {(control) => (
        <Picker
          control={control}
          listLabel="Images"
          value={field.value}
          options={options}
          placeholder="none"
          readOnly={reason !== undefined}
          onChange={field.onChange}
          onBlur={field.onBlur}
          note={<ImagesNote list={list} what={`images of ${project}`} />}
        />
      )}
    </Field>
  )
}

interface ReplacementWarningsProps {
  project: string
  image: Image
  text: string
}

/** What the service doesn't check about a replacement. Shown with the effects, so that the fields don't move. */
export function ReplacementWarnings({ project, image, text }: ReplacementWarningsProps) {
  const { warnings } = useReplacement(project, image, text, useImages(project))
  return warnings.map((warning) => (
    <Notice key={warning} tone="warning">
      {visible(warning)}
    </Notice>
  ))
}
