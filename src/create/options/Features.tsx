import { useController } from 'react-hook-form'
import type { CreateForm } from '../model/form.ts'
import { GUEST_OS_FEATURES } from '../../compute/guestOsFeatures.ts'
import { visible } from '../../text/visible.ts'
import { useCreate } from '../parts/context.ts'
import create from '../parts/create.module.css'
import { GroupProblem } from '../parts/GroupProblem.tsx'
import styles from './options.module.css'

const OFFERED = Object.keys(GUEST_OS_FEATURES).filter((type) => type !== 'FEATURE_TYPE_UNSPECIFIED')

/** Guest OS features: those inherited from the source and those added here. */
export function Features() {
  const { facts, findings } = useCreate()
  const { field } = useController<CreateForm, 'options.guestOsFeatures'>({
    name: 'options.guestOsFeatures',
  })
  const chosen = new Set(field.value)
  const inherited = new Set(facts?.features)
  const types = [...new Set([...OFFERED, ...inherited, ...chosen])]
  const conflicts = findings.filter((finding) => finding.field === 'options.guestOsFeatures')
  return (
    <fieldset className={styles['features']} aria-describedby="features-note">
      <legend className="visually-hidden">Guest OS features</legend>
      <p id="features-note" className="muted">
        The source’s features are inherited and can’t be removed.
      </p>
      {conflicts.map(({ message }) => (
        <p key={message} className={create['caution']}>
          {visible(message)}
        </p>
      ))}
      <GroupProblem field="options.guestOsFeatures" />
      {types.map((type) => {
        const fixed = inherited.has(type)
        return (
          <label key={type} className={create['check']}>
            <input
              type="checkbox"
              checked={fixed || chosen.has(type)}
              aria-disabled={fixed}
              onBlur={field.onBlur}
              onChange={(event) => {
                if (fixed) return
                const rest = field.value.filter((each) => each !== type)
                field.onChange(event.target.checked ? [...rest, type] : rest)
              }}
            />
            <span>
              <code>{visible(type)}</code>
              {fixed && <span className="tag">inherited</span>}
              <span className="muted">{GUEST_OS_FEATURES[type] ?? 'No description available'}</span>
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}
