import { useId, type ReactNode } from 'react'
import { useController, type FieldPathByValue } from 'react-hook-form'
import type { CreateForm } from '../model/form.ts'
import type { FormField } from '../model/problems.ts'
import { Field } from '../../ui/Field.tsx'
import { TextField as UiTextField } from '../../ui/TextField.tsx'
import { Picker } from '../../ui/Picker.tsx'
import type { PickerOption } from '../../ui/pickerOptions.ts'
import { useCreate } from './context.ts'

/** The path of a text field in the form. */
export type TextPath = FieldPathByValue<CreateForm, string>

/** A text field in which something can be wrong. */
type TextFieldPath = TextPath & FormField

interface TextFieldProps {
  name: TextFieldPath
  label: ReactNode
  optional?: boolean
  hint?: ReactNode
  placeholder?: string
  inputMode?: 'numeric'
}

/** A single-line text field bound to the form. */
export function TextField(props: TextFieldProps) {
  const { name, ...rest } = props
  const { field } = useController<CreateForm, TextPath>({ name })
  const { problemOf } = useCreate()
  return <UiTextField {...field} {...rest} mono problem={problemOf(name)} />
}

interface PickerFieldProps extends Omit<TextFieldProps, 'inputMode'> {
  options: readonly PickerOption[]
  /** Accessible name of the option list. */
  listLabel: string
  /** Shown below the options: that more are loading, or why there are none. */
  note?: ReactNode
  /** Called after the form has been updated. */
  onChanged?: (value: string) => void
}

/** A text field bound to the form, with a list to pick from. */
export function PickerField(props: PickerFieldProps) {
  const { name, label, optional = false, hint, options, listLabel, note, onChanged } = props
  const { field } = useController<CreateForm, TextPath>({ name })
  const { problemOf } = useCreate()
  return (
    <Field label={label} optional={optional} hint={hint} problem={problemOf(name)}>
      {(control) => (
        <Picker
          ref={field.ref}
          control={control}
          listLabel={listLabel}
          value={field.value}
          options={options}
          note={note}
          placeholder={props.placeholder ?? ''}
          onBlur={field.onBlur}
          onChange={(value) => {
            field.onChange(value)
            onChanged?.(value)
          }}
        />
      )}
    </Field>
  )
}

interface ChoiceFieldProps<Value extends string> {
  name: FieldPathByValue<CreateForm, Value>
  legend: ReactNode
  choices: readonly (readonly [value: Value, label: ReactNode, about?: ReactNode])[]
  className?: string | undefined
}

/**
 * A group of radio buttons bound to the form, each with a line about it. They are native: the cards
 * need nothing else.
 */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { name, legend, choices, className } = props
  const { field } = useController({ name } as { name: TextPath })
  const id = useId()
  return (
    <fieldset className={className}>
      <legend>{legend}</legend>
      {choices.map(([value, label, about]) => (
        <label key={value}>
          <input
            type="radio"
            aria-labelledby={`${id}-${value}`}
            aria-describedby={about ? `${id}-${value}-about` : undefined}
            name={name}
            value={value}
            checked={field.value === value}
            onBlur={field.onBlur}
            onChange={() => field.onChange(value)}
          />
          <span>
            <b id={`${id}-${value}`}>{label}</b>
            {about && (
              <span id={`${id}-${value}-about`} className="muted">
                {about}
              </span>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
