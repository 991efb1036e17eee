/** The parts of the policy form: groups with room for a problem, and fields named by their policy path. */
import { createContext, useContext, useId, type ReactNode } from 'react'
import { useController, useFormContext, type FieldPathByValue } from 'react-hook-form'
import { SafeText } from '../../ui/SafeText.tsx'
import { TagsField } from '../../ui/TagsField.tsx'
import type { PolicyForm } from '../model/form.ts'
import { useProblem } from './problems.ts'
import styles from './PolicyForm.module.css'

interface GroupProps {
  /** Paths of its fields; a problem with any of them is shown below the group. */
  paths: readonly string[]
  /** Shown in that place while there is no problem. */
  note?: ReactNode
  /** For screen readers. */
  legend: string
  children: ReactNode
}

/** A group of fields. The line below it is reserved for problems, so nothing moves. */
export function Group({ paths, note, legend, children }: GroupProps) {
  const problem = useProblem(paths)
  const id = problemId(paths)
  return (
    <fieldset className={styles['group']}>
      <legend className="visually-hidden">{legend}</legend>
      <ProblemLine value={id}>{children}</ProblemLine>
      <div className={styles['below']}>
        <div id={id} role="status" className={problem ? styles['problem'] : styles['note']}>
          {problem === undefined ? note : <SafeText text={problem.message} />}
        </div>
      </div>
    </fieldset>
  )
}

/** The ID of a group's problem line, for its fields' `aria-describedby`. */
const problemId = (paths: readonly string[]) => `problem-${(paths[0] ?? '').replaceAll('.', '-')}`

/** The ID of the problem line of the group around a field. */
const ProblemLine = createContext('')

interface FieldProps<Path extends string> {
  name: Path
  /** The first path of the group that shows its problem, if it is in another one. */
  group?: string
  label: string
}

const useAria = ({ name, group }: Pick<FieldProps<string>, 'name' | 'group'>) => {
  const problem = useProblem([name])
  const line = useContext(ProblemLine)
  const shownIn = group === undefined ? line : problemId([group])
  return {
    'aria-invalid': problem !== undefined,
    'aria-describedby': problem === undefined ? undefined : shownIn,
  }
}

type TextPath = FieldPathByValue<PolicyForm, string>

interface NumberFieldProps extends FieldProps<TextPath> {
  /** Shown after the number: `days`. */
  unit?: string
  placeholder?: string
}

/** A whole number. */
export const NumberField = (props: NumberFieldProps) => (
  <Input {...props} inputMode="numeric" maxLength={9} />
)

/** The key of a label. */
export const KeyField = (props: FieldProps<TextPath>) => (
  <Input {...props} inputMode="text" maxLength={63} />
)

interface InputProps extends NumberFieldProps {
  inputMode: 'numeric' | 'text'
  maxLength: number
}

function Input(props: InputProps) {
  const { name, label, unit, placeholder, inputMode, maxLength } = props
  const { register } = useFormContext<PolicyForm>()
  return (
    <span className={styles['number']}>
      <input
        {...register(name)}
        {...useAria(props)}
        className="field"
        aria-label={unit === undefined ? label : `${label}, ${unit}`}
        inputMode={inputMode}
        autoComplete="off"
        maxLength={maxLength}
        placeholder={placeholder}
      />
      {unit !== undefined && (
        <span className={styles['unit']} aria-hidden="true">
          {unit}
        </span>
      )}
    </span>
  )
}

interface ChoiceProps extends FieldProps<TextPath> {
  options: readonly (readonly [value: string, label: string])[]
}

/** A native select. */
export function Choice({ name, label, options }: ChoiceProps) {
  const { register } = useFormContext<PolicyForm>()
  return (
    <select
      {...register(name)}
      {...useAria({ name })}
      className={`field ${styles['select']}`}
      aria-label={label}
    >
      {options.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  )
}

/** An on/off switch. */
export function Switch({ name, label }: FieldProps<FieldPathByValue<PolicyForm, boolean>>) {
  const { register } = useFormContext<PolicyForm>()
  const id = useId()
  return (
    <span className={styles['switch']}>
      <input {...register(name)} type="checkbox" id={id} className="checkbox" />
      <label htmlFor={id}>{label}</label>
    </span>
  )
}

interface TagsProps extends FieldProps<FieldPathByValue<PolicyForm, string[]>> {
  item: string
  placeholder: string
}

/** Name patterns or label tests. */
export function Tags({ name, label, item, placeholder }: TagsProps) {
  const { field } = useController<PolicyForm, typeof name>({ name })
  const problem = useProblem([name])
  const aria = useAria({ name })
  return (
    <TagsField
      {...{ label, item, placeholder }}
      values={field.value}
      onChange={field.onChange}
      isInvalid={aria['aria-invalid']}
      isWrong={(index) => problem?.field === `${name}.${index}`}
      describedBy={aria['aria-describedby']}
    />
  )
}

/** A label on the left, controls on the right. */
export const Line = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className={styles['line']}>
    <span className={styles['label']}>{label}</span>
    <div className={styles['controls']}>{children}</div>
  </div>
)
