import MuiIconButton from '@mui/material/IconButton'
import type { ButtonProps } from './Button.tsx'
import { Icon } from './Icon.tsx'
import { MuiTheme } from './MuiTheme.tsx'
import { Tooltip } from './Tooltip.tsx'

interface IconButtonProps extends Omit<ButtonProps, 'look' | 'children' | 'aria-label'> {
  /** What it does: its name, and its tooltip. */
  label: string
  /** A path of Material Design Icons. */
  icon: string
}

/** A button with only an icon. Its name is required. */
export function IconButton(props: IconButtonProps) {
  const { label, icon, small = false, reason, onClick, ...rest } = props
  return (
    <MuiTheme>
      <Tooltip text={reason ?? label} isName={reason === undefined}>
        <MuiIconButton
          size={small ? 'small' : 'medium'}
          aria-label={label}
          aria-disabled={reason !== undefined}
          {...rest}
          onClick={(event) => {
            if (reason !== undefined) event.preventDefault()
            else onClick?.(event)
          }}
        >
          <Icon path={icon} size={small ? 16 : 18} />
        </MuiIconButton>
      </Tooltip>
    </MuiTheme>
  )
}
