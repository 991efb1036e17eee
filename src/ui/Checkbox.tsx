import FormControlLabel from '@mui/material/FormControlLabel'
import MuiCheckbox from '@mui/material/Checkbox'
import type { ReactNode } from 'react'
import { MuiTheme } from './MuiTheme.tsx'

interface CheckboxProps {
  label: ReactNode
  checked: boolean
  onChange(checked: boolean): void
}

/** An on/off option; its label is clickable too. */
export function Checkbox({ label, checked, onChange }: CheckboxProps) {
  return (
    <MuiTheme>
      <FormControlLabel
        label={label}
        control={<MuiCheckbox checked={checked} onChange={(_, on) => onChange(on)} />}
      />
    </MuiTheme>
  )
}
