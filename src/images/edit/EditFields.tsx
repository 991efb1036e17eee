import { useMemo } from 'react'
import { useController, type UseFormReturn } from 'react-hook-form'
import { ARCHITECTURES } from '../../compute/schema.ts'
import { Field } from '../../ui/Field.tsx'
import { Picker } from '../../ui/Picker.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useNow } from '../../ui/useNow.ts'
import { visible } from '../../text/visible.ts'
import { familyChoices } from '../parts/options.ts'
import { useKnownImages } from '../parts/useKnownImages.ts'
import type { EditField, EditForm } from './fields.ts'

interface EditFieldsProps {
  project: string
  form: UseFormReturn<EditForm>
  /** What couldn’t be read can’t be changed: nobody sees what would be replaced. */
  unread: ReadonlySet<EditField>
  /** It is being saved. */
  busy: boolean
}

/** The editable fields. */
export function EditFields({ project, form, unread, busy }: EditFieldsProps) {
  const { control } = form
  const description = useController({ control, name: 'description' }).field
  const { field: family, fieldState } = useController({ control, name: 'family' })
  const architecture = useController({ control, name: 'architecture' }).field
  const images = useKnownImages(project)
  const now = useNow()
  const families = useMemo(() => familyChoices(images, now), [images, now])
  const noteOf = (field: EditField) => (unread.has(field) ? { hint: UNREAD } : {})
  const isFixed = (field: EditField) => busy || unread.has(field)
  return (
    <>
      <TextField
        label="Description"
        optional
        rows={3}
        readOnly={isFixed('description')}
        {...noteOf('description')}
        {...description}
      />
      <Field
        label="Family"
        optional
        keepsRoom
        hint="Leave empty to take the image out of its family."
        {...noteOf('family')}
        problem={fieldState.error?.message}
      >
        {(input) => (
          <Picker
            control={input}
            listLabel="Image families"
            value={family.value}
            options={families}
            readOnly={isFixed('family')}
            onChange={(text) => family.onChange(text.trim())}
            onBlur={family.onBlur}
          />
        )}
      </Field>
      <Select
        label="Architecture"
        optional
        readOnly={isFixed('architecture')}
        options={
          unread.has('architecture')
            ? [[architecture.value, 'Unreadable']]
            : architectureOptions(architecture.value)
        }
        {...noteOf('architecture')}
        {...architecture}
      />
    </>
  )
}

const UNREAD = 'This couldn’t be read, so it can’t be changed here.'

/** The known ones, and the image's own. */
function architectureOptions(current: string): [value: string, label: string][] {
  const known = new Set<string>(['', ...ARCHITECTURES, current])
  return [...known].map((value) => [value, value === '' ? 'Not set' : visible(value)])
}
