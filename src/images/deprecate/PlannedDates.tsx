import { useController, useFormContext, useWatch } from 'react-hook-form'
import { PLANNED } from '../../compute/deprecation.ts'
import { Button } from '../../ui/Button.tsx'
import { DateField as DateInput } from '../../ui/DateField.tsx'
import { relativeTime } from '../../text/time.ts'
import { useNow } from '../../ui/useNow.ts'
import { word } from '../../text/words.ts'
import styles from './DeprecateDialog.module.css'
import {
  inDays,
  isDropped,
  laterStates,
  timeOf,
  type DateField,
  type DeprecationForm,
} from './form.ts'
import { dateFindings, type DateFinding } from './problems.ts'

const PRESETS = [30, 90, 180]

/**
 * When the image is planned to reach its later states; nothing happens automatically on those
 * dates. Dates that can't be planned keep their place.
 */
export function PlannedDates() {
  const now = useNow()
  const form = useWatch<DeprecationForm>() as DeprecationForm
  const later = new Set(laterStates(form.state).map(([state]) => state))
  const findings = dateFindings(form, now)
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['legend']}>
        Planned dates <span className={styles['aside']}>in UTC</span>
      </legend>
      {PLANNED.map(([state, field]) => (
        <PlannedDate
          key={field}
          {...{ state, field, now }}
          finding={findings.get(field)}
          past={
            later.has(state)
              ? undefined
              : isDropped(form, field, now)
                ? 'Removed: the image will be past this state.'
                : 'Not planned: the image will be past this state.'
          }
        />
      ))}
      <p className={styles['note']}>
        Compute Engine doesn’t change the state on these dates; you do. Once one has passed, the
        image is listed as <span className="tag warn">overdue</span>
      </p>
    </fieldset>
  )
}

interface PlannedDateProps {
  state: string
  field: DateField
  now: number
  finding: DateFinding | undefined
  /** Why it can't be planned. */
  past: string | undefined
}

function PlannedDate({ state, field, now, finding, past }: PlannedDateProps) {
  const { setValue } = useFormContext<DeprecationForm>()
  const input = useController<DeprecationForm, `dates.${DateField}`>({ name: `dates.${field}` })
  const { value, onBlur } = input.field
  const set = (text: string) =>
    setValue(`dates.${field}`, text, { shouldDirty: true, shouldValidate: true })
  // A date that is still being typed is unfinished, not wrong.
  const wrong =
    finding?.kind === 'order' || (finding?.kind === 'unread' && input.fieldState.isTouched)
  const time = timeOf(value)
  const distance = Number.isNaN(time)
    ? undefined
    : relativeTime({ at: time, isDay: !/\d:\d/.test(value) }, now)
  return (
    <div className={styles['date']}>
      <DateInput
        label={`${word(state)} on`}
        value={value}
        readOnly={past !== undefined}
        onChange={set}
        onBlur={onBlur}
        problem={wrong ? finding.text : undefined}
        hint={past ?? (finding?.kind === 'past' ? finding.text : distance)}
      />
      <div className={styles['presets']}>
        {PRESETS.map((days) => {
          const date = inDays(days, now)
          return (
            <Button
              key={days}
              small
              aria-label={`${word(state)} in ${days} days`}
              aria-pressed={value === date}
              reason={past}
              onClick={() => set(value === date ? '' : date)}
            >
              {days} days
            </Button>
          )
        })}
      </div>
    </div>
  )
}
