import MuiButton from '@mui/material/Button'
import type { ComponentProps } from 'react'
import { MuiTheme } from './MuiTheme.tsx'
import { Tooltip } from './Tooltip.tsx'

export interface ButtonProps extends Omit<
  ComponentProps<'button'>,
  'color' | 'disabled' | 'title'
> {
  /** `primary` for the main action of a page or dialog, `quiet` for one without a border. */
  look?: 'plain' | 'primary' | 'danger' | 'quiet'
  small?: boolean
  /** Why it can't be used now, as a sentence: it stays focusable, and its tooltip says so. */
  reason?: string | undefined
}

const LOOKS = {
  plain: { variant: 'outlined' },
  primary: { variant: 'contained' },
  danger: { variant: 'contained', color: 'error' },
  quiet: { variant: 'text' },
} as const

/** A button with text. There is no `disabled`: give the {@link ButtonProps.reason} instead. */
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
            // A submit button must not submit either.
            if (reason !== undefined) event.preventDefault()
            else onClick?.(event)
          }}
        />
      </Tooltip>
    </MuiTheme>
  )
}
