import { Children, type ReactNode } from 'react'
import styles from './PageHead.module.css'

interface PageHeadProps {
  /** The title as text, also used for the browser tab and the history entry. */
  name: string
  /** The title, if it is more than text. */
  title?: ReactNode
  /** Links that lead here, outermost first, without the page itself. */
  crumbs?: ReactNode[]
  /** Beside the title: tags, a copy button. */
  beside?: ReactNode
  /** The line below the title. */
  sub?: ReactNode
  actions?: ReactNode
}

/** The head of a page: breadcrumbs, title, a line about it, and actions. */
export function PageHead(props: PageHeadProps) {
  const { name, title = name, crumbs, beside, sub, actions } = props
  return (
    <header className={styles['head']}>
      <title>{`${name} · Compute Images`}</title>
      <div className={styles['titles']}>
        {crumbs && (
          <nav aria-label="Breadcrumbs" className={styles['crumbs']}>
            <ol>
              {Children.map(crumbs, (crumb) => (
                <li>{crumb}</li>
              ))}
            </ol>
          </nav>
        )}
        <div className={styles['title']}>
          <h1 tabIndex={-1}>{title}</h1>
          {beside}
        </div>
        {sub && <div className={styles['sub']}>{sub}</div>}
      </div>
      {actions && <div className={styles['actions']}>{actions}</div>}
    </header>
  )
}
