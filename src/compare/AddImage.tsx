import { useMemo, useState } from 'react'
import { useKnownImages } from '../images/parts/useKnownImages.ts'
import { imageOptions } from '../images/parts/options.ts'
import { linkName } from '../compute/links.ts'
import { NAME_OR_ID } from '../compute/names.ts'
import { Field } from '../ui/Field.tsx'
import { Picker } from '../ui/Picker.tsx'
import { useNow } from '../ui/useNow.ts'
import styles from './ComparePage.module.css'

interface AddImageProps {
  project: string
  /** The images that are compared already. */
  names: readonly string[]
  onAdd(name: string): void
}

/** Adds an image to the comparison. */
export function AddImage({ project, names, onAdd }: AddImageProps) {
  const now = useNow()
  const known = useKnownImages(project)
  const [text, setText] = useState('')
  const options = useMemo(
    () =>
      imageOptions(
        known.filter(({ name }) => !names.includes(name)),
        project,
        now,
      ).map(({ value, label, detail }) => ({ value: linkName(value), label, detail })),
    [known, names, project, now],
  )
  const problem =
    text === '' || NAME_OR_ID.test(text)
      ? names.includes(text)
        ? 'Already compared.'
        : undefined
      : 'Not a valid name.'
  function add(name: string) {
    if (name === '' || !NAME_OR_ID.test(name) || names.includes(name)) return
    setText('')
    onAdd(name)
  }
  return (
    <form
      className={styles['add']}
      onSubmit={(event) => {
        event.preventDefault()
        add(text)
      }}
    >
      <Field label="Add an image" problem={problem}>
        {(control) => (
          <Picker
            control={control}
            listLabel="Images"
            value={text}
            options={options}
            placeholder="name"
            onChange={setText}
          />
        )}
      </Field>
      <button type="submit" className="button">
        Add
      </button>
    </form>
  )
}
