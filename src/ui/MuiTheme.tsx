import { createTheme, ThemeProvider } from '@mui/material/styles'
import type { ReactNode } from 'react'

/** A palette color whose tones are CSS variables: light and dark are the stylesheet's business. */
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
  components: {
    MuiButtonBase: { defaultProps: { disableRipple: true } },
    MuiPaper: {
      styleOverrides: {
        root: { backgroundImage: 'none' },
        elevation: { border: '1px solid var(--line)', boxShadow: 'var(--float)' },
      },
    },
    MuiDialog: {
      styleOverrides: {
        paper: {
          borderRadius: 'var(--radius-dialog)',
          // On a phone, or magnified: what is at the edges of the screen is better spent inside.
          '@media (max-width: 600px)': {
            width: 'calc(100% - 24px)',
            maxHeight: 'calc(100% - 24px)',
            margin: 12,
          },
        },
      },
    },
    MuiMenuItem: {
      styleOverrides: {
        root: {
          minHeight: 36,
          fontSize: 14,
          '&.Mui-focusVisible': { outline: '2px solid var(--accent)', outlineOffset: -2 },
        },
      },
    },
    MuiTooltip: {
      styleOverrides: {
        tooltip: { backgroundColor: 'var(--text)', color: 'var(--ground)', fontSize: 12 },
      },
    },
  },
})

/**
 * MUI in the console's look. It wraps what uses MUI, where it is used: the first page does without,
 * so this and MUI load with the first menu or dialog.
 */
export function MuiTheme({ children }: { children: ReactNode }) {
  return <ThemeProvider theme={theme}>{children}</ThemeProvider>
}
