import { mdiClose } from '@mdi/js'
import { PLANNED } from '../../compute/deprecation.ts'
import { Field } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { offsetText } from '../../text/time.ts'
import { useNow } from '../../ui/useNow.ts'
import { visible } from '../../text/visible.ts'
import { word } from '../../text/words.ts'
import styles from './DeprecateDialog.module.css'
import {
  dateFindings,
  inDays,
  isDropped,
  laterStates,
  withText,
  type DateField,
  type DeprecationForm,
} from './form.ts'

interface PlannedDatesProps {
  form: DeprecationForm
  onChange(form: DeprecationForm): void
}

const PRESETS = [30, 90, 180]

/** When the image is meant to go on to its later states; and that nothing does that by itself. */
export function PlannedDates({ form, onChange }: PlannedDatesProps) {
  const now = useNow()
  const later = laterStates(form.state)
  const findings = dateFindings(form, now)
  const dropped = PLANNED.filter(([, field]) => isDropped(form, field, now))
  if (later.length === 0 && dropped.length === 0) return null
  const set = (field: DateField, text: string) =>
    onChange({ ...form, dates: { ...form.dates, [field]: withText(form.dates[field], text) } })
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['legend']}>
        Planned <span className={styles['zone']}>times in {zoneName(now)}</span>
      </legend>
      {later.map(([state, field]) => {
        const finding = findings.get(field)
        const { text, kept } = form.dates[field]
        const unread = kept && kept.text === '' ? `Not a date: ${visible(kept.value)}` : undefined
        return (
          <Field
            key={field}
            label={`${word(state)} on`}
            hint={finding?.text ?? unread}
            problem={finding?.tone === 'error' ? finding.text : undefined}
          >
            {(control) => (
              <div className={styles['date']}>
                <input
                  {...control}
                  type="datetime-local"
                  className="field"
                  max="9999-12-31T23:59"
                  value={text}
                  onChange={(event) => set(field, event.target.value)}
                />
                <span className={styles['presets']}>
                  {PRESETS.map((days) => (
                    <button
                      key={days}
                      type="button"
                      className="button small"
                      aria-label={`${word(state)} in ${days} days`}
                      onClick={() => set(field, inDays(days, now))}
                    >
                      {days} d
                    </button>
                  ))}
                  {(text !== '' || kept !== undefined) && (
                    <button
                      type="button"
                      className="button small square quiet"
                      aria-label={`${word(state)}: not planned`}
                      title="Not planned"
                      onClick={() => set(field, '')}
                    >
                      <Icon path={mdiClose} size={16} />
                    </button>
                  )}
                </span>
              </div>
            )}
          </Field>
        )
      })}
      {dropped.map(([state, field]) => (
        <p key={field} className={`muted ${styles['note']}`}>
          The date planned for {word(state)} is dropped: the state is there before it.
        </p>
      ))}
      <p className={`muted ${styles['note']}`}>
        Compute Engine never moves the state by itself. When a date has passed, the image shows up
        as <span className="tag warn">due</span>.
      </p>
    </fieldset>
  )
}

/** `Europe/Berlin (UTC+1)`; UTC is just `UTC`. */
function zoneName(now: number): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  return timeZone === 'UTC' ? timeZone : `${timeZone} (${offsetText(now)})`
}
