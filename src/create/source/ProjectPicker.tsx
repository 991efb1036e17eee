import { Field } from '../../ui/Field.tsx'
import { Picker } from '../../ui/Picker.tsx'
import { PUBLIC_PROJECTS } from '../../compute/publicProjects.ts'

interface ProjectPickerProps {
  /** The project whose images are offered. */
  value: string
  /** The project that the image is made in. */
  own: string
  problem?: string | undefined
  onChange(project: string): void
}

/** The project to pick from: one’s own, a public one, or any that is typed. */
export function ProjectPicker({ value, own, problem, onChange }: ProjectPickerProps) {
  const options = [
    { value: own, label: own, detail: 'This project' },
    ...PUBLIC_PROJECTS.filter((each) => each !== own).map((each) => ({
      value: each,
      label: each,
      detail: 'Public images',
    })),
  ]
  return (
    <Field label="Of project" problem={problem}>
      {(control) => (
        <Picker
          control={control}
          listLabel="Projects"
          value={value}
          options={options}
          onChange={onChange}
        />
      )}
    </Field>
  )
}
