import { useMemo, useRef } from 'react'
import { useController, useWatch } from 'react-hook-form'
import type { CreateForm } from '../model/form.ts'
import { suggestionsFrom, withPairs } from '../../compute/labelRows.ts'
import { TextField } from '../../ui/TextField.tsx'
import { LabelRows } from '../../images/labels/LabelRows.tsx'
import { useCreate } from '../parts/context.ts'
import styles from '../parts/create.module.css'
import { GroupProblem } from '../parts/GroupProblem.tsx'
import { RuleNotes } from '../parts/RuleNotes.tsx'
import { FamilyField } from './FamilyField.tsx'
import { NameField } from './NameField.tsx'
import { PublishChoice } from './PublishChoice.tsx'

/** The image’s family, name, description and labels, and when it is published. */
export function DetailsStep() {
  const family = useWatch<CreateForm, 'details.family'>({ name: 'details.family' })
  return (
    <div className={styles['fields']}>
      <FamilyField />
      <NameField />
      {family.trim() !== '' && <PublishChoice />}
      <Description />
      <Labels />
    </div>
  )
}

function Description() {
  const { problemOf } = useCreate()
  const { field } = useController<CreateForm, 'details.description'>({
    name: 'details.description',
  })
  return (
    <div className={styles['field']}>
      <TextField
        {...field}
        label="Description"
        optional
        rows={3}
        problem={problemOf('details.description')}
      />
      <RuleNotes field="details.description" />
    </div>
  )
}

function Labels() {
  const { images, problemOf } = useCreate()
  const { field } = useController<CreateForm, 'details.labels'>({ name: 'details.labels' })
  const pasted = useController<CreateForm, 'details.pastedLabels'>({
    name: 'details.pastedLabels',
  })
  const group = useRef<HTMLFieldSetElement>(null)
  const suggestions = useMemo(() => suggestionsFrom(images), [images])
  /** The button that adds it goes, so the focus moves to its value. */
  function add(key: string, value: string) {
    const rows = withPairs(field.value, [[key, value]])
    field.onChange(rows)
    const number = rows.findIndex((row) => row.key === key) + 1
    requestAnimationFrame(() => {
      const selector = `[aria-label="Value of label ${number}"]`
      group.current?.querySelector<HTMLElement>(selector)?.focus()
    })
  }
  return (
    <fieldset ref={group} className={styles['group']}>
      <legend>
        Labels <span className="muted">(optional)</span>
      </legend>
      <LabelRows
        rows={field.value}
        onChange={field.onChange}
        suggestions={suggestions}
        pasted={pasted.field.value}
        pastedProblem={problemOf('details.pastedLabels')}
        onPasted={pasted.field.onChange}
      />
      <RuleNotes field="details.labels" errors onLabel={add} />
      <GroupProblem field="details.labels" />
    </fieldset>
  )
}
