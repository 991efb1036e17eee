import type { ReactNode } from 'react'
import type { ConnectionSettings } from '../config/connection.ts'
import { pathOf } from '../config/place.ts'
import styles from './ConnectionList.module.css'

/** A list of {@link ConnectionRow}s. */
export const ConnectionList = ({ children }: { children: ReactNode }) => (
  <ul className={styles['list']} aria-label="Connections">
    {children}
  </ul>
)

interface ConnectionRowProps {
  connection: ConnectionSettings
  /** It is the first one, whose pages have no name in their address. */
  isFirst: boolean
  /** It is this page's. */
  isHere: boolean
  /** Buttons. */
  actions?: ReactNode
  /** What else there is to say about it. */
  children?: ReactNode
}

const SIGN_INS = {
  none: 'no sign-in',
  token: 'access token',
  google: 'Google account',
  oidc: 'single sign-on',
}

/** A connection, as a link: another connection is another page. */
export function ConnectionRow(props: ConnectionRowProps) {
  const { connection, isFirst, isHere, actions, children } = props
  const { name, label, color, apiBase, universe, signIn, isOwn } = connection
  return (
    <li className={styles['one']}>
      <span className={`${styles['mark']} ${styles[color]}`} aria-hidden="true" />
      <div className={styles['text']}>
        <div className={styles['name']}>
          {isHere ? (
            <strong aria-current="true">{label || name}</strong>
          ) : (
            <a href={pathOf(isFirst ? undefined : name)}>{label || name}</a>
          )}
          {label && <span className="mono muted">{name}</span>}
          {isHere && <span className="muted">in use</span>}
        </div>
        <div className={styles['facts']}>
          <span className="mono">{apiBase.replace(/^https?:\/\//, '')}</span>
          {universe !== 'googleapis.com' && <span>{universe}</span>}
          <span>{SIGN_INS[signIn.kind]}</span>
          {isOwn && <span>added in this browser</span>}
        </div>
        {children}
      </div>
      {actions && <div className={styles['actions']}>{actions}</div>}
    </li>
  )
}
