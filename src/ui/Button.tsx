import MuiButton from '@mui/material/Button'
import type { ComponentProps } from 'react'
import { MuiTheme } from './MuiTheme.tsx'
import { Tooltip } from './Tooltip.tsx'

export interface ButtonProps extends Omit<
  ComponentProps<'button'>,
  'color' | 'disabled' | 'title'
> {
  /** `primary` for the one thing that a page or dialog is for, `quiet` for one without a line. */
  look?: 'plain' | 'primary' | 'danger' | 'quiet'
  small?: boolean
  /** Why it cannot be used now, in a sentence: it stays focusable, and its tooltip says so. */
  reason?: string | undefined
}

const LOOKS = {
  plain: { variant: 'outlined' },
  primary: { variant: 'contained' },
  danger: { variant: 'contained', color: 'error' },
  quiet: { variant: 'text' },
} as const

/** A button with a text. There is no `disabled`: what cannot be used gives its {@link ButtonProps.reason}. */
export function Button({ look = 'plain', small = false, reason, onClick, ...props }: ButtonProps) {
  return (
    <MuiTheme>
      <Tooltip text={reason}>
        <MuiButton
          {...LOOKS[look]}
          size={small ? 'small' : 'medium'}
          aria-disabled={reason !== undefined}
          {...props}
          onClick={(event) => {
            // Nor is the form sent whose button it is.
            if (reason !== undefined) event.preventDefault()
            else onClick?.(event)
          }}
        />
      </Tooltip>
    </MuiTheme>
  )
}
