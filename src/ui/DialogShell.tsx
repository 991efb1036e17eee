import Dialog from '@mui/material/Dialog'
import { useId, type FormEvent, type ReactNode } from 'react'
import styles from './DialogShell.module.css'
import { MuiTheme } from './MuiTheme.tsx'
import { useOpeningKey } from './useOpeningKey.ts'

/** The inside of a dialog in which something is set that affects something else. */
interface Halves {
  /** On the right: what is set. On a phone it comes first. */
  set: ReactNode
  /** On the left: what is affected. */
  affected: ReactNode
  /** Above that: the consequences. On a phone, or magnified, they stay in view above the buttons. */
  consequences: ReactNode
}

interface DialogShellProps {
  title: ReactNode
  onClose(): void
  /** The inside of a small dialog. */
  children?: ReactNode
  /** The inside of a large one, of one size whatever is in it. */
  halves?: Halves
  /** Makes it large, without halves. */
  large?: boolean
  actions?: ReactNode
  /** While something typed would be lost: Escape and a click outside do nothing, buttons decide. */
  keepOpen?: boolean
  /** Told when the form is sent that the dialog is: by its button of type `submit`, or by Enter in a field. */
  onSubmit?(): void
}

/**
 * The one dialog: titled, focus kept inside and given back, closed by Escape unless work would be lost,
 * and not answered by the key that opened it. It hangs from the top, and its head and foot stay where
 * they are: what is inside scrolls.
 */
export function DialogShell(props: DialogShellProps) {
  const { title, onClose, children, halves, actions, keepOpen = false, onSubmit } = props
  const large = halves !== undefined || props.large === true
  const titleId = useId()
  const openingKey = useOpeningKey()
  const Shell = onSubmit ? 'form' : 'div'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // A dialog over another one is no part of that one's form.
    event.stopPropagation()
    onSubmit?.()
  }
  return (
    <MuiTheme>
      <Dialog
        open
        fullWidth
        maxWidth={large ? 'lg' : 'sm'}
        aria-labelledby={titleId}
        {...openingKey}
        onClose={() => {
          if (!keepOpen) onClose()
        }}
      >
        <Shell
          className={styles['shell']}
          {...(onSubmit && { onSubmit: submit, noValidate: true })}
        >
          <h2 id={titleId} className={styles['title']}>
            {title}
          </h2>
          {halves ? (
            <div className={styles['halves']}>
              <div className={styles['set']}>{halves.set}</div>
              <div className={styles['left']}>
                <div className={styles['affected']}>{halves.affected}</div>
                <div className={styles['consequences']}>{halves.consequences}</div>
              </div>
            </div>
          ) : (
            <div className={styles['body']}>{children}</div>
          )}
          {actions && <div className={styles['actions']}>{actions}</div>}
        </Shell>
      </Dialog>
    </MuiTheme>
  )
}
