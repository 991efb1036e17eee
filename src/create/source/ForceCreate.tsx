import { useController } from 'react-hook-form'
import type { CreateForm } from '../model/form.ts'
import { sentence } from '../../text/sentence.ts'
import { visible } from '../../text/visible.ts'
import { useCreate } from '../parts/context.ts'
import styles from '../parts/create.module.css'

/** Shown only when a running instance uses the disk, or when the API has refused because of one. */
export function ForceCreate() {
  const { findings, problemOf } = useCreate()
  const { field } = useController<CreateForm, 'drafts.disk.forceCreate'>({
    name: 'drafts.disk.forceCreate',
  })
  const finding = findings.find((each) => each.field === 'drafts.disk.forceCreate')
  const refused = problemOf('drafts.disk.forceCreate')
  const said = refused ?? finding?.message
  if (said === undefined && !field.value) return null
  return (
    <div className={styles['caution']}>
      <label className={styles['check']}>
        <input
          type="checkbox"
          name={field.name}
          checked={field.value}
          aria-describedby="force-note"
          data-problem={refused !== undefined || undefined}
          onBlur={field.onBlur}
          onChange={(event) => field.onChange(event.target.checked)}
        />
        <span>Create from the disk while it is in use (forceCreate)</span>
      </label>
      <p id="force-note">
        {said && visible(sentence(said))} The image then captures the disk as if the power had been
        cut: files being written may be incomplete, and a database on it may not start.
      </p>
    </div>
  )
}
