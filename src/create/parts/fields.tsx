import { useId, type ReactNode } from 'react'
import { useController, type FieldPathByValue } from 'react-hook-form'
import type { CreateForm } from '../model/form.ts'
import { Field } from '../../ui/Field.tsx'
import { Picker } from '../../ui/Picker.tsx'
import type { PickerOption } from '../../ui/pickerOptions.ts'

/** A place in the form that holds text. */
export type TextPath = FieldPathByValue<CreateForm, string>

interface TextFieldProps {
  name: TextPath
  label: ReactNode
  optional?: boolean
  hint?: ReactNode
  placeholder?: string
  mono?: boolean
  inputMode?: 'numeric'
}

/** A line of text of the form. */
export function TextField(props: TextFieldProps) {
  const { name, label, optional = false, hint, placeholder, mono = true, inputMode } = props
  const { field, fieldState } = useController<CreateForm, TextPath>({ name })
  return (
    <Field label={label} optional={optional} hint={hint} problem={fieldState.error?.message}>
      {(control) => (
        <input
          {...control}
          {...field}
          className={`field ${mono ? 'mono' : ''}`}
          placeholder={placeholder}
          inputMode={inputMode}
          autoComplete="off"
          spellCheck={false}
        />
      )}
    </Field>
  )
}

interface PickerFieldProps extends Omit<TextFieldProps, 'inputMode'> {
  options: readonly PickerOption[]
  /** Name of the list of options. */
  listLabel: string
  /** Below the options: that more are coming, or why there are none. */
  note?: ReactNode
  /** Told after the form has the text. */
  onChanged?: (value: string) => void
}

/** A text of the form that is picked from a list, or typed. */
export function PickerField(props: PickerFieldProps) {
  const { name, label, optional = false, hint, options, listLabel, note, onChanged } = props
  const { field, fieldState } = useController<CreateForm, TextPath>({ name })
  return (
    <Field label={label} optional={optional} hint={hint} problem={fieldState.error?.message}>
      {(control) => (
        <Picker
          control={control}
          listLabel={listLabel}
          value={field.value}
          options={options}
          note={note}
          placeholder={props.placeholder ?? ''}
          mono={props.mono ?? true}
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
  onChanged?: (value: Value) => void
}

/** One of a few, as radio buttons, each with a line about it. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { name, legend, choices, className, onChanged } = props
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
            onChange={() => {
              field.onChange(value)
              onChanged?.(value)
            }}
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
