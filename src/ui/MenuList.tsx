import { mdiCheck } from '@mdi/js'
import Box from '@mui/material/Box'
import Divider from '@mui/material/Divider'
import ListItemIcon from '@mui/material/ListItemIcon'
import ListItemText from '@mui/material/ListItemText'
import ListSubheader from '@mui/material/ListSubheader'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { Icon } from './Icon.tsx'
import { KeyCaps } from './KeyCaps.tsx'
import { MuiTheme } from './MuiTheme.tsx'
import { useCloseOnBack } from './useCloseOnBack.ts'

export type MenuEntry =
  | 'divider'
  | { heading: string }
  | {
      label: string
      /** A second, quieter line. */
      detail?: string
      /** Makes it an on/off choice. */
      checked?: boolean
      /** The key that does the same: `d`. */
      keys?: string | undefined
      /** Why it can't be used now; it stays focusable and says so. */
      disabledReason?: string
      onSelect(): void
    }

interface MenuListProps {
  anchor: HTMLElement
  label: string
  entries: MenuEntry[]
  onClose(): void
}

/** The open menu; loaded by {@link Menu} when it is first opened. */
export default function MenuList({ anchor, label, entries, onClose }: MenuListProps) {
  useCloseOnBack(onClose)
  // If some entries are choices, all leave room for the tick.
  const ticks = entries.some((entry) => typeof entry === 'object' && 'checked' in entry)
  return (
    <MuiTheme>
      <Menu
        open
        anchorEl={anchor}
        // Inside the landmark or dialog of its button, so that those who navigate by landmark
        // find it.
        container={anchor.closest<HTMLElement>('header, main, [role="dialog"]') ?? document.body}
        onClose={onClose}
        slotProps={{ list: { 'aria-label': label, dense: true } }}
        // Above toasts, which would cover its entries.
        sx={{ zIndex: 1500 }}
      >
        {entries.map((entry, index) => item(entry, index, ticks, onClose))}
      </Menu>
    </MuiTheme>
  )
}

function item(entry: MenuEntry, index: number, ticks: boolean, onClose: () => void) {
  if (entry === 'divider') return <Divider key={index} component="li" role="separator" />
  if ('heading' in entry) {
    return (
      <ListSubheader
        key={index}
        role="presentation"
        sx={{ background: 'none', lineHeight: '28px' }}
      >
        {entry.heading}
      </ListSubheader>
    )
  }
  const { label, detail, checked, keys, disabledReason, onSelect } = entry
  return (
    <MenuItem
      key={index}
      role={checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
      aria-checked={checked}
      aria-disabled={disabledReason !== undefined}
      aria-keyshortcuts={keys}
      onClick={() => {
        if (disabledReason !== undefined) return
        onClose()
        onSelect()
      }}
    >
      {ticks && <ListItemIcon>{checked && <Icon path={mdiCheck} />}</ListItemIcon>}
      <ListItemText primary={label} secondary={disabledReason ?? detail} />
      {keys !== undefined && (
        <Box component="span" aria-hidden="true" sx={{ display: 'flex', ml: 3 }}>
          <KeyCaps keys={keys} />
        </Box>
      )}
    </MenuItem>
  )
}
