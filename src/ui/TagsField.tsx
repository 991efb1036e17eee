import { mdiClose } from '@mdi/js'
import { useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import { visible } from '../text/visible.ts'
import { Icon } from './Icon.tsx'
import styles from './TagsField.module.css'

interface TagsFieldProps {
  /** Name of the field. */
  label: string
  /** What one of them is: `family`. */
  item: string
  values: readonly string[]
  onChange(values: string[]): void
  /** Shown where there are none. */
  placeholder: string
  isInvalid: boolean
  /** Of those that are wrong. */
  isWrong(index: number): boolean
  describedBy: string | undefined
}

/**
 * Several short texts, each a tag that can be removed. Enter, a comma, or leaving the field adds what is
 * typed; Backspace in the empty field removes the last one. Our own, because MUI's is a list to choose from.
 */
export function TagsField(props: TagsFieldProps) {
  const { label, item, values, onChange, placeholder, isInvalid, isWrong, describedBy } = props
  const [text, setText] = useState('')

  function add(typed: string) {
    const added = typed.split(/[\s,]+/).filter((each) => each !== '')
    setText('')
    const next = [...new Set([...values, ...added])]
    if (next.length > values.length) onChange(next)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault()
      add(text)
    } else if (event.key === 'Backspace' && text === '' && values.length > 0) {
      onChange(values.slice(0, -1))
    }
  }

  function onPaste(event: ClipboardEvent) {
    const pasted = event.clipboardData.getData('text')
    if (!/[\s,]/.test(pasted.trim())) return
    event.preventDefault()
    add(`${text}${pasted}`)
  }

  return (
    <div className={`field ${styles['tags']}`} data-invalid={isInvalid}>
      {values.map((value, index) => (
        <span key={value} className={styles['tag']} data-wrong={isWrong(index)}>
          {visible(value)}
          <button
            type="button"
            className={styles['remove']}
            aria-label={`Remove ${item} ${visible(value)}`}
            onClick={() => onChange(values.filter((each) => each !== value))}
          >
            <Icon path={mdiClose} size={13} />
          </button>
        </span>
      ))}
      <input
        className={`mono ${styles['input']}`}
        aria-label={label}
        aria-invalid={isInvalid}
        aria-describedby={describedBy}
        value={text}
        placeholder={values.length === 0 ? placeholder : undefined}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={() => add(text)}
      />
    </div>
  )
}
