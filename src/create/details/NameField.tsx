import { useMemo } from 'react'
import { useController, useFormContext, useWatch } from 'react-hook-form'
import type { CreateForm } from '../model/form.ts'
import { datedName, nextName } from '../model/versions.ts'
import { byAge } from '../../compute/family.ts'
import { nameProblem } from '../../compute/names.ts'
import { TextField } from '../../ui/TextField.tsx'
import { useNow } from '../../ui/useNow.ts'
import { useCreate } from '../parts/context.ts'
import styles from '../parts/create.module.css'
import { RuleNotes } from '../parts/RuleNotes.tsx'

/** The image’s name, validated and checked for uniqueness while typing, with suggestions from the family. */
export function NameField() {
  const { findings, problemOf } = useCreate()
  const { field } = useController<CreateForm, 'details.name'>({ name: 'details.name' })
  const { setFocus } = useFormContext<CreateForm>()
  const suggestions = useSuggestions()
  const typed = field.value.trim()
  const wrong = typed === '' ? undefined : (nameProblem(typed) ?? undefined)
  const taken = findings.find(
    ({ field: about, tone }) => about === 'details.name' && tone === 'error',
  )?.message
  const free = suggestions.filter((name) => name !== typed)
  return (
    <div className={styles['field']}>
      <TextField
        {...field}
        label="Name"
        mono
        hint="Lowercase letters, digits and hyphens, 63 characters at most. It can’t be changed later."
        problem={problemOf('details.name') ?? wrong ?? taken}
      />
      {wrong === undefined && <RuleNotes field="details.name" />}
      {free.length > 0 && (
        <div className={styles['suggestions']}>
          <span className="muted">Available:</span>
          {free.map((name) => (
            <button
              key={name}
              type="button"
              className="pill mono"
              aria-label={`Use the name ${name}`}
              onClick={() => {
                field.onChange(name)
                // The button goes.
                setFocus('details.name')
              }}
            >
              {name}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

/** The name that follows the family’s newest image, and one made of the family and today’s date. */
function useSuggestions(): string[] {
  const { images } = useCreate()
  const now = useNow()
  const family = useWatch<CreateForm, 'details.family'>({ name: 'details.family' }).trim()
  return useMemo(() => {
    if (nameProblem(family) !== null) return []
    const taken = new Set(images.map((image) => image.name))
    const [newest] = images.filter((image) => image.family === family).sort(byAge)
    const names = [newest ? nextName(newest.name, taken, now) : '', datedName(family, taken, now)]
    return [...new Set(names)].filter((name) => name !== '')
  }, [images, family, now])
}
