import { session } from '../../api/http/session.ts'
import { relativeTime } from '../../text/time.ts'
import { word } from '../../text/words.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useNow } from '../../ui/useNow.ts'
import { timeOf, type DateField as PlannedField } from '../deprecate/form.ts'
import { DeleteSettings } from './DeleteSettings.tsx'
import styles from './BulkSettings.module.css'
import { isStateKind, STATE_OF, type BulkKind, type StateKind } from './kinds.ts'
import { labelsProblem, type ReplacementChoice } from './plan.ts'
import { dateProblem, familyProblem, plannable, replacementProblem } from './problems.ts'
import type { Bulk } from './useBulk.ts'

interface BulkSettingsProps {
  project: string
  bulk: Bulk
}

/** The settings that apply to all the images. */
export function BulkSettings({ project, bulk }: BulkSettingsProps) {
  const { kind, note } = bulk
  if (kind === 'decided') {
    return (
      <section aria-label="New values" className={styles['settings']}>
        <p className="muted">{note}</p>
        {bulk.deletions.length > 0 && <DeleteSettings bulk={bulk} />}
      </section>
    )
  }
  if (kind === 'protect' || kind === 'unprotect') {
    const label = <code>{session().protection}</code>
    return kind === 'protect' ? (
      <p className="muted">
        They get the label {label}. Plans and bulk changes leave protected images alone.
      </p>
    ) : (
      <p className="muted">The label {label} is removed. Plans and bulk changes apply again.</p>
    )
  }
  if (kind === 'restore') {
    return (
      <p className="muted">
        Their state becomes Active. Replacements and planned dates are removed.
      </p>
    )
  }
  return (
    <section aria-label="New values" className={styles['settings']}>
      {kind === 'labels' && <LabelFields bulk={bulk} />}
      {kind === 'family' && <FamilyFields bulk={bulk} />}
      {kind === 'delete' && <DeleteSettings bulk={bulk} />}
      {(kind === 'dates' || isStateKind(kind)) && (
        <StateFields project={project} bulk={bulk} kind={kind} />
      )}
    </section>
  )
}

function LabelFields({ bulk: { settings, set } }: { bulk: Bulk }) {
  const { add, remove } = labelsProblem(settings)
  return (
    <>
      <TextField
        label="Add or change"
        optional
        mono
        keepsRoom
        placeholder="env=prod, team=web"
        value={settings.add}
        problem={add}
        onChange={({ target }) => set({ add: target.value })}
      />
      <TextField
        label="Remove"
        optional
        mono
        keepsRoom
        placeholder="env, team"
        hint="Keys. Images keep their other labels."
        value={settings.remove}
        problem={remove}
        onChange={({ target }) => set({ remove: target.value })}
      />
    </>
  )
}

function FamilyFields({ bulk: { settings, set } }: { bulk: Bulk }) {
  const { family, noFamily } = settings
  return (
    <>
      <TextField
        label="Family"
        mono
        keepsRoom
        value={family}
        hint="A new name starts a new family."
        problem={noFamily || family === '' ? undefined : familyProblem(settings)}
        readOnly={noFamily}
        onChange={({ target }) => set({ family: target.value })}
      />
      <Checkbox
        label="Remove them from their families instead"
        checked={noFamily}
        onChange={(on) => set({ noFamily: on })}
      />
    </>
  )
}

const KINDS = ['deprecate', 'obsolete', 'deleted'] as const
const REPLACEMENTS: readonly (readonly [ReplacementChoice, string])[] = [
  ['keep', 'Keep their own'],
  ['head', 'The family’s head'],
  ['own', 'Their own, else the family’s head'],
  ['none', 'None'],
  ['named', 'Another image'],
]

interface StateFieldsProps extends BulkSettingsProps {
  kind: Exclude<StateKind, 'restore'> | 'dates'
}

function StateFields({ project, bulk, kind }: StateFieldsProps) {
  const { settings, set } = bulk
  return (
    <>
      {kind !== 'dates' && (
        <Select
          label="State"
          value={kind}
          options={KINDS.map((each) => [each, word(STATE_OF[each])] as const)}
          onChange={({ target }) => {
            const next = KINDS.find((each) => each === target.value)
            if (next) bulk.setKind(next)
          }}
        />
      )}
      <div className={styles['pair']}>
        <Select
          label="Replacement"
          value={settings.replacement}
          options={REPLACEMENTS.filter(([each]) => each !== (kind === 'dates' ? 'own' : 'keep'))}
          hint={settings.replacement === 'head' && 'The head after this change, if there is one.'}
          keepsRoom
          onChange={({ target }) => {
            const next = REPLACEMENTS.find(([each]) => each === target.value)
            if (next) set({ replacement: next[0] })
          }}
        />
        {settings.replacement === 'named' && (
          <TextField
            label="Image"
            mono
            keepsRoom
            value={settings.named}
            problem={settings.named === '' ? undefined : replacementProblem(settings, project)}
            hint="A name or a link"
            onChange={({ target }) => set({ named: target.value })}
          />
        )}
      </div>
      {plannable(kind).map((field) => (
        <PlannedDate key={field} bulk={bulk} kind={kind} field={field} />
      ))}
      {kind !== 'deleted' && (
        <p className="muted">
          Dates in UTC. Compute Engine doesn’t change the state on these dates; you do.
        </p>
      )}
    </>
  )
}

interface PlannedDateProps {
  bulk: Bulk
  kind: BulkKind
  field: PlannedField
}

function PlannedDate({ bulk: { settings, set }, kind, field }: PlannedDateProps) {
  const now = useNow()
  const value = settings.dates[field]
  const problem = dateProblem(kind, field, settings, now)
  const at = timeOf(value)
  const distance = Number.isNaN(at)
    ? 'Leave empty to keep each image’s date'
    : relativeTime({ at, isDay: !/\d:\d/.test(value) }, now)
  return (
    <DateField
      label={`${word(field)} on`}
      value={value}
      problem={problem?.isWrong ? problem.text : undefined}
      hint={problem?.text ?? distance}
      onChange={(text) => set({ dates: { ...settings.dates, [field]: text } })}
    />
  )
}
