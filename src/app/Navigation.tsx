import { mdiMenu } from '@mdi/js'
import { Link, useLocation } from '@tanstack/react-router'
import { useRef } from 'react'
import { Icon } from '../ui/Icon.tsx'
import { useCloseOnBack } from '../ui/useCloseOnBack.ts'
import { useLatePart } from '../ui/useLatePart.ts'
import styles from './Navigation.module.css'
import { SchemeButton } from './SchemeButton.tsx'

const ID = 'navigation'

const PAGES = [
  ['Images', 'images'],
  ['Due', 'due'],
  ['Retire', 'retire'],
  ['Operations', 'operations'],
  ['History', 'history'],
] as const

/** Further pages about the images. */
const OF_IMAGES = /\/projects\/[^/]+\/(?:families|compare|conventions)\b/

const loadCount = () => import('../due/DueCount.tsx')

/** The pages of a project. On a narrow screen they move behind `MenuButton`, along with the settings. */
export function Navigation({ project }: { project: string }) {
  const isOfImages = useLocation({ select: ({ pathname }) => OF_IMAGES.test(pathname) })
  const nav = useRef<HTMLElement>(null)
  useCloseOnBack(() => nav.current?.hidePopover())
  return (
    <nav
      ref={nav}
      id={ID}
      className={styles['pages']}
      aria-label="Main"
      popover="auto"
      onClickCapture={({ currentTarget }) => currentTarget.hidePopover()}
    >
      {PAGES.map(([name, path]) => (
        <Link
          key={path}
          data-name={name}
          to={`/projects/$project/${path}`}
          params={{ project }}
          activeOptions={{ includeSearch: false }}
          aria-current={(path === 'images' && isOfImages) || undefined}
        >
          {name}
          {path === 'due' && <Count project={project} />}
        </Link>
      ))}
      <div className={styles['more']}>
        <Link to="/settings">Settings</Link>
        <SchemeButton className={styles['scheme']} named />
      </div>
    </nav>
  )
}

/** Opens the navigation on a narrow screen. */
export function MenuButton({ project }: { project: string }) {
  return (
    <button type="button" className={`button square ${styles['menu']}`} popoverTarget={ID}>
      <span className="visually-hidden">Menu</span>
      <Icon path={mdiMenu} />
      <Count project={project} />
    </button>
  )
}

/** The number of overdue images, which appears once known. */
function Count({ project }: { project: string }) {
  const late = useLatePart(loadCount)
  return <span className={styles['count']}>{late && <late.DueCount project={project} />}</span>
}
