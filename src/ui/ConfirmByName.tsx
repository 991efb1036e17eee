import { TextField } from './TextField.tsx'
import { visible } from '../text/visible.ts'
import type { ReactNode } from 'react'

interface ConfirmByNameProps {
  /** What has to be typed. */
  name: string
  /** What typing it confirms: “Type the image's name to delete it”. */
  label: ReactNode
  value: string
  onChange(value: string): void
}

/** Whether the typed text is the name. */
export const isConfirmed = (name: string, value: string): boolean => value.trim() === name

/** A field for typing a name, to confirm that exactly this thing is meant. */
export function ConfirmByName({ name, label, value, onChange }: ConfirmByNameProps) {
  return (
    <TextField
      label={label}
      hint={<span role="status">{stateOf(name, value)}</span>}
      mono
      keepsRoom
      value={value}
      placeholder={visible(name)}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

function stateOf(name: string, value: string): string {
  if (isConfirmed(name, value)) return 'Matches'
  return value === '' ? '' : 'Doesn’t match yet'
}
