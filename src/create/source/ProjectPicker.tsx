import { useState } from 'react'
import { Field } from '../../ui/Field.tsx'
import { Picker } from '../../ui/Picker.tsx'
import { PROJECT } from '../../compute/names.ts'
import { PUBLIC_PROJECTS } from '../../compute/publicProjects.ts'

interface ProjectPickerProps {
  /** The project whose images are listed. */
  value: string
  /** The project the image is created in. */
  own: string
  onChange(project: string): void
}

/** The project to pick from: the current one, a public one, or any other by ID. */
export function ProjectPicker({ value, own, onChange }: ProjectPickerProps) {
  /** While empty, so that another can be typed; what is left empty is the current one again. */
  const [cleared, setCleared] = useState(false)
  const options = [
    { value: own, label: own, detail: 'This project' },
    ...PUBLIC_PROJECTS.filter((each) => each !== own).map((each) => ({
      value: each,
      label: each,
      detail: 'Public images',
    })),
  ]
  return (
    <Field
      label="Project"
      problem={PROJECT.test(value.trim()) ? undefined : 'Not a valid project ID.'}
    >
      {(control) => (
        <Picker
          control={control}
          listLabel="Projects"
          value={cleared ? '' : value}
          options={options}
          onBlur={() => setCleared(false)}
          onChange={(text) => {
            setCleared(text === '')
            onChange(text)
          }}
        />
      )}
    </Field>
  )
}
