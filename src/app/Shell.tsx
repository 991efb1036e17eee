import { mdiMagnify } from '@mdi/js'
import { Link, Outlet, useParams, useRouteContext } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { PROJECT } from '../compute/names.ts'
import { BulkChip, BulkHost } from '../images/bulk/BulkHost.tsx'
import { Tray } from '../operations/Tray.tsx'
import { GearIcon } from '../ui/drawnIcons.tsx'
import { Icon } from '../ui/Icon.tsx'
import { CLOSES, lazyPart } from '../ui/lazyPart.tsx'
import { Toasts } from '../ui/Toasts.tsx'
import { Logo } from './Logo.tsx'
import { MenuButton, Navigation } from './Navigation.tsx'
import { ProjectSwitcher } from './ProjectSwitcher.tsx'
import { SchemeButton } from './SchemeButton.tsx'
import styles from './Shell.module.css'
import { useFocusHeading } from './useFocusHeading.ts'
import { useShortcut } from './useShortcut.ts'

const JumpDialog = lazyPart(() => import('./JumpDialog.tsx'), CLOSES)

const OtherOperations = lazyPart(async () => ({
  default: (await import('../operations/OperationsTray.tsx')).TrayList,
}))

/**
 * ms until the page has its first rows; after that, code is preloaded so that typing right after
 * the shortcut doesn't wait for it.
 */
const FIRST_ROWS = 1500

const warm = () => {
  JumpDialog.warm()
  import('../ui/tips.ts').then(({ showTips }) => showTips(), ignore)
}
const ignore = () => undefined

/** The frame of every page: the banner that names the endpoint, the bar, and the page itself. */
export function Shell() {
  const { connection } = useRouteContext({ from: '__root__' }).config
  const { project: asked = '' } = useParams({ strict: false })
  const project = PROJECT.test(asked) ? asked : connection.projects[0]
  const [jumping, setJumping] = useState(false)
  useShortcut('k', () => setJumping(true))
  useFocusHeading()
  useEffect(() => {
    const timer = setTimeout(warm, FIRST_ROWS)
    return () => clearTimeout(timer)
  }, [])

  return (
    <>
      <a className={styles['skip']} href="#page">
        Skip to content
      </a>
      <header>
        <div className={`${styles['band']} ${styles[connection.color]}`}>
          {[connection.label, connection.apiBase.replace(/^https?:\/\//, '')]
            .filter(Boolean)
            .join(' · ')}
        </div>
        <div className={styles['bar']}>
          <Link
            className={styles['brand']}
            aria-label="Compute Images"
            to="/projects/$project/images"
            params={{ project }}
          >
            <Logo />
            <span>Compute Images</span>
          </Link>
          <ProjectSwitcher project={project} more={connection.projects} />
          <Navigation project={project} />
          <button
            type="button"
            className={`field ${styles['jump']}`}
            aria-label="Search or jump to"
            aria-keyshortcuts="Control+K Meta+K"
            onClick={() => setJumping(true)}
          >
            <Icon path={mdiMagnify} />
            <span>Search or jump to…</span>
            <kbd>Ctrl K</kbd>
          </button>
          <div className={styles['end']}>
            <div className={styles['run']}>
              <BulkChip others={OtherOperations} />
            </div>
            <Tray project={project} />
            <div className={styles['wide']}>
              <SchemeButton />
              <Link
                className="button quiet square"
                to="/settings"
                aria-label="Settings"
                title="Settings"
              >
                <GearIcon />
              </Link>
            </div>
            <MenuButton project={project} />
          </div>
        </div>
      </header>
      <main id="page" className={styles['main']} tabIndex={-1}>
        <Outlet />
      </main>
      <BulkHost />
      <Toasts />
      {jumping && <JumpDialog project={project} onClose={() => setJumping(false)} />}
    </>
  )
}
