import MuiTooltip from '@mui/material/Tooltip'
import type { ReactElement } from 'react'
import { MuiTheme } from './MuiTheme.tsx'

interface TooltipProps {
  /** None while there is nothing to say. */
  text: string | undefined
  /** It is the name of the control, which is read out already, and not a description of it. */
  isName?: boolean
  /** The control: one element that can be focused. */
  children: ReactElement
}

/** A line about a control, for pointer, keyboard and touch alike: `title` reaches the pointer alone. */
export function Tooltip({ text, isName = false, children }: TooltipProps) {
  return (
    <MuiTheme>
      <MuiTooltip
        title={text ?? ''}
        describeChild={!isName}
        enterTouchDelay={0}
        leaveTouchDelay={4000}
      >
        {children}
      </MuiTooltip>
    </MuiTheme>
  )
}
