import { createTheme, ThemeProvider } from '@mui/material/styles'
import { createContext, useContext, type ReactNode } from 'react'
import { LOOK } from './muiLook.ts'

/** A palette color whose tones are CSS variables, so that the stylesheet handles light and dark. */
const tone = (name: string, contrast = 'var(--on-accent)') => ({
  main: `var(--${name})`,
  light: `var(--${name})`,
  dark: `var(--${name})`,
  contrastText: contrast,
})

const theme = createTheme({
  cssVariables: { nativeColor: true, disableCssColorScheme: true },
  palette: {
    primary: { ...tone('accent'), dark: 'var(--accent-strong)' },
    secondary: tone('muted'),
    error: tone('error'),
    warning: tone('warn-text'),
    info: tone('accent'),
    success: tone('good-text'),
    text: { primary: 'var(--text)', secondary: 'var(--muted)', disabled: 'var(--muted)' },
    divider: 'var(--line)',
    background: { default: 'var(--ground)', paper: 'var(--raised)' },
    action: {
      active: 'var(--muted)',
      hover: 'var(--hover)',
      selected: 'var(--accent-tint)',
      focus: 'var(--hover)',
      disabled: 'var(--muted)',
      disabledBackground: 'var(--sunken)',
    },
  },
  shape: { borderRadius: 8 },
  typography: { fontFamily: 'var(--sans)', fontSize: 14, button: { textTransform: 'none' } },
  components: LOOK,
})

const Inside = createContext(false)

/**
 * MUI in the console's look; nested inside itself it does nothing. Every MUI wrapper includes it,
 * so none can be used without it; a page with many of them includes it once. The first page doesn't
 * use MUI, which loads with the first menu or dialog.
 */
export function MuiTheme({ children }: { children: ReactNode }) {
  if (useContext(Inside)) return children
  return (
    <Inside value>
      <ThemeProvider theme={theme}>{children}</ThemeProvider>
    </Inside>
  )
}
