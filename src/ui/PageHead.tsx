import type { ReactNode } from 'react'
import styles from './PageHead.module.css'

interface PageHeadProps {
  title: ReactNode
  /** The title as text for the browser's tab, where `title` is more than that. */
  name?: string
  /** Links that lead here, outermost first; the page itself is not among them. */
  crumbs?: ReactNode[]
  /** Beside the title: tags, a copy button. */
  beside?: ReactNode
  /** The line below the title. */
  sub?: ReactNode
  actions?: ReactNode
}

/** The head of a page: where it is, its title, what it is about in a line, what one can do. */
export function PageHead(props: PageHeadProps) {
  const { title, name = String(title), crumbs, beside, sub, actions } = props
  return (
    <header className={styles['head']}>
      <title>{`${name} · Compute Images`}</title>
      <div className={styles['titles']}>
        {crumbs && (
          <nav aria-label="Breadcrumbs" className={styles['crumbs']}>
            <ol>
              {crumbs.map((crumb, index) => (
                <li key={index}>{crumb}</li>
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
