import { useMemo } from 'react'
import { useController, useWatch } from 'react-hook-form'
import type { CreateForm } from '../model/form.ts'
import { nextName, proposedName } from '../model/versions.ts'
import { byAge } from '../../compute/family.ts'
import { nameProblem } from '../../compute/names.ts'
import { Field } from '../../ui/Field.tsx'
import { useNow } from '../../ui/useNow.ts'
import { useCreate } from '../parts/context.ts'
import styles from '../parts/create.module.css'

/** The name: its rule is checked while it is typed, and that it is free; proposals from the family. */
export function NameField() {
  const { findings } = useCreate()
  const { field, fieldState } = useController<CreateForm, 'details.name'>({ name: 'details.name' })
  const proposals = useProposals()
  const typed = field.value.trim()
  const wrong = typed === '' ? undefined : (nameProblem(typed) ?? undefined)
  const taken = findings.find((finding) => finding.field === 'details.name')?.message
  const free = proposals.filter((name) => name !== typed)
  return (
    <div className={styles['field']}>
      <Field
        label="Name"
        hint="Lower-case letters, digits and dashes, at most 63; it cannot be changed later."
        problem={fieldState.error?.message ?? wrong ?? taken}
      >
        {(control) => (
          <input
            {...control}
            {...field}
            className="field mono"
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </Field>
      {free.length > 0 && (
        <div className={styles['proposals']}>
          <span className="muted">Free:</span>
          {free.map((name) => (
            <button
              key={name}
              type="button"
              className="pill mono"
              aria-label={`Use the name ${name}`}
              onClick={() => field.onChange(name)}
            >
              {name}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

/** The name after the newest of the family, and one from the family and today’s date. */
function useProposals(): string[] {
  const { images } = useCreate()
  const now = useNow()
  const family = useWatch<CreateForm, 'details.family'>({ name: 'details.family' }).trim()
  return useMemo(() => {
    if (nameProblem(family) !== null) return []
    const taken = new Set(images.map((image) => image.name))
    const [newest] = images.filter((image) => image.family === family).sort(byAge)
    const names = [
      newest ? nextName(newest.name, taken, now) : '',
      proposedName(family, taken, now),
    ]
    return [...new Set(names)].filter((name) => name !== '')
  }, [images, family, now])
}
