import MuiTooltip from '@mui/material/Tooltip'
import type { ReactElement } from 'react'
import { MuiTheme } from './MuiTheme.tsx'

interface TooltipProps {
  /** Undefined while there is nothing to say. */
  text: string | undefined
  /** The text is the control's name, not a description of it. */
  isName?: boolean
  /** The control: one element that can be focused. */
  children: ReactElement
}

/**
 * A short text about a control of MUI, for pointer, keyboard and touch. Elsewhere a `title` is enough:
 * `tips.ts` shows it.
 */
export function Tooltip({ text, isName = false, children }: TooltipProps) {
  return (
    <MuiTheme>
      <MuiTooltip
        title={text ?? ''}
        describeChild={!isName}
        data-tip=""
        // Assistive technology reads the control's name and description, not the text in the page.
        slotProps={{ popper: { 'aria-hidden': true } }}
        enterTouchDelay={0}
        leaveTouchDelay={4000}
      >
        {children}
      </MuiTooltip>
    </MuiTheme>
  )
}
