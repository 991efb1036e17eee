import { useMemo } from 'react'
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
  const suggestions = useMemo(() => suggestionsFrom(images), [images])
  return (
    <fieldset className={styles['group']}>
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
      <RuleNotes
        field="details.labels"
        errors
        onLabel={(key, value) => field.onChange(withPairs(field.value, [[key, value]]))}
      />
      <GroupProblem field="details.labels" />
    </fieldset>
  )
}
