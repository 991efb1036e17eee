import type { Components } from '@mui/material/styles'

/** The focus ring of base.css; MUI removes the browser's own. */
const RING = { outline: '2px solid var(--accent)', outlineOffset: 2 }

/** A control that can't be used now stays focusable, so that its tooltip can say why. */
const OFF = {
  '&[aria-disabled="true"], &[aria-disabled="true"]:hover': {
    borderColor: 'var(--line)',
    backgroundColor: 'var(--sunken)',
    color: 'var(--muted)',
    cursor: 'not-allowed',
    '@media (forced-colors: active)': { borderColor: 'GrayText', color: 'GrayText' },
  },
}

const filled = (name: string, hover: string) => ({
  border: `1px solid var(--${name})`,
  backgroundColor: `var(--${name})`,
  color: 'var(--on-accent)',
  '&:hover': { borderColor: `var(--${hover})`, backgroundColor: `var(--${hover})` },
})

/** A tick or a dot with a hit area of 28 px. */
const tick = {
  padding: 5,
  color: 'var(--line-strong)',
  '&.Mui-checked': { color: 'var(--accent)' },
}

/** MUI's components in the sizes and colors of controls.css and tokens.css. */
export const LOOK: Components = {
  MuiButtonBase: {
    defaultProps: { disableRipple: true },
    styleOverrides: { root: { '&.Mui-focusVisible': RING } },
  },
  MuiButton: {
    defaultProps: { disableElevation: true, color: 'inherit' },
    styleOverrides: {
      root: {
        gap: 6,
        minWidth: 0,
        minHeight: 36,
        padding: '0 14px',
        fontSize: 14,
        fontWeight: 600,
        lineHeight: '20px',
        whiteSpace: 'nowrap',
        variants: [
          {
            props: { variant: 'outlined' },
            style: {
              borderColor: 'var(--line)',
              backgroundColor: 'var(--surface)',
              '&:hover': { backgroundColor: 'var(--hover)' },
              '&[aria-pressed="true"]': {
                borderColor: 'var(--accent)',
                backgroundColor: 'var(--accent-tint)',
                color: 'var(--accent-strong)',
              },
            },
          },
          { props: { variant: 'contained' }, style: filled('accent', 'accent-strong') },
          { props: { variant: 'contained', color: 'error' }, style: filled('error', 'error') },
          {
            props: { variant: 'text' },
            style: { border: '1px solid transparent', fontWeight: 500 },
          },
          {
            props: { size: 'small' },
            style: { minHeight: 28, padding: '0 10px', fontSize: 13 },
          },
        ],
        ...OFF,
      },
    },
  },
  MuiIconButton: {
    defaultProps: { color: 'inherit' },
    styleOverrides: {
      root: {
        width: 36,
        height: 36,
        padding: 0,
        borderRadius: 'var(--radius)',
        '&:hover': { backgroundColor: 'var(--hover)' },
        '&[aria-disabled="true"]': { color: 'var(--muted)', cursor: 'not-allowed' },
        variants: [{ props: { size: 'small' }, style: { width: 28, height: 28 } }],
      },
    },
  },
  MuiOutlinedInput: {
    styleOverrides: {
      root: {
        minHeight: 36,
        backgroundColor: 'var(--surface)',
        fontSize: 14,
        lineHeight: '20px',
        variants: [{ props: { multiline: true }, style: { padding: 0 } }],
        '&.mono': { fontFamily: 'var(--mono)', fontSize: 12.5 },
        '& .MuiOutlinedInput-notchedOutline': { borderColor: 'var(--line-strong)' },
        '&.Mui-readOnly': { backgroundColor: 'var(--sunken)', color: 'var(--muted)' },
        '&.Mui-error .MuiOutlinedInput-notchedOutline': { borderColor: 'var(--error)' },
      },
      input: {
        height: 20,
        padding: '8px 12px',
        font: 'inherit',
        '&::placeholder': { color: 'var(--muted)', opacity: 1 },
        '&:is(textarea)': { height: 'auto', resize: 'vertical' },
      },
    },
  },
  MuiFormControlLabel: {
    styleOverrides: {
      root: { alignItems: 'flex-start', gap: 2, margin: '0 0 0 -5px' },
      label: { padding: '4px 0', fontSize: 14, lineHeight: '20px' },
    },
  },
  MuiRadio: { defaultProps: { size: 'small' }, styleOverrides: { root: tick } },
  MuiCheckbox: { defaultProps: { size: 'small' }, styleOverrides: { root: tick } },
  MuiTabs: {
    styleOverrides: {
      root: { minHeight: 36 },
      indicator: { backgroundColor: 'var(--accent)' },
    },
  },
  MuiTab: {
    styleOverrides: {
      root: {
        minWidth: 0,
        minHeight: 36,
        padding: '0 12px',
        color: 'var(--muted)',
        fontSize: 13,
        fontWeight: 500,
        '&.Mui-selected': { color: 'var(--text)', fontWeight: 650 },
        '&.Mui-focusVisible': { outlineOffset: -2 },
      },
    },
  },
  MuiPaper: {
    styleOverrides: {
      root: { backgroundImage: 'none' },
      elevation: { border: '1px solid var(--line)', boxShadow: 'var(--float)' },
    },
  },
  MuiDialog: {
    styleOverrides: {
      container: { alignItems: 'flex-start' },
      paper: {
        width: 'calc(100% - 24px)',
        maxHeight: 'calc(100dvh - 24px - min(8vh, 72px))',
        margin: 'min(8vh, 72px) 12px 12px',
        borderRadius: 'var(--radius-dialog)',
        '&.MuiDialog-paperWidthSm': { maxWidth: 560 },
        // A fixed height, so that changing content moves neither its edges nor its buttons.
        '&.MuiDialog-paperWidthLg': { maxWidth: 1040, height: 756 },
        '&.MuiDialog-paperWidthMd': { maxWidth: 1040, height: 560 },
        '@media (max-width: 760px)': {
          maxHeight: 'calc(100dvh - 24px - var(--above, 0px))',
          margin: 'calc(12px + var(--above, 0px)) 12px 12px',
          '&:is(.MuiDialog-paperWidthLg, .MuiDialog-paperWidthMd)': { height: '100dvh' },
        },
      },
    },
  },
  MuiMenuItem: {
    styleOverrides: {
      root: {
        minHeight: 36,
        fontSize: 14,
        '&.Mui-focusVisible': { outlineOffset: -2 },
      },
    },
  },
  MuiTooltip: {
    styleOverrides: {
      tooltip: {
        maxWidth: 320,
        backgroundColor: 'var(--text)',
        color: 'var(--ground)',
        fontSize: 12,
        fontWeight: 450,
        lineHeight: '16px',
        '@media (forced-colors: active)': { border: '1px solid' },
      },
    },
  },
}
