import { mdiMagnify } from '@mdi/js'
import { Link, Outlet, useParams, useRouteContext } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { needsAccess } from '../api/http/loopback.ts'
import { isMac } from '../browser/isMac.ts'
import { PROJECT } from '../compute/names.ts'
import { BulkChip, BulkHost } from '../images/bulk/BulkHost.tsx'
import { Tray } from '../operations/Tray.tsx'
import type { PaletteView } from '../palette/Palette.tsx'
import { GearIcon } from '../ui/drawnIcons.tsx'
import { Icon } from '../ui/Icon.tsx'
import { lazyPart } from '../ui/lazyPart.tsx'
import { Toasts } from '../ui/Toasts.tsx'
import { useLatePart } from '../ui/useLatePart.ts'
import { Logo } from './Logo.tsx'
import { MenuButton, Navigation } from './Navigation.tsx'
import { ProjectSwitcher } from './ProjectSwitcher.tsx'
import { SchemeButton } from './SchemeButton.tsx'
import styles from './Shell.module.css'
import { useCtrlK } from './useCtrlK.ts'
import { useFocusHeading } from './useFocusHeading.ts'

const loadLate = () => import('./Late.tsx')
const Palette = lazyPart(loadLate, { failed: ({ onFail }) => onFail() })

const LocalAccessNotice = lazyPart(() => import('./LocalAccessNotice.tsx'))

const OtherOperations = lazyPart(async () => ({
  default: (await import('../operations/OperationsTray.tsx')).TrayList,
}))

/** The frame of every page: the banner that names the endpoint, the bar, and the page itself. */
export function Shell() {
  const { connection } = useRouteContext({ from: '__root__' }).config
  const { project: asked = '' } = useParams({ strict: false })
  // A page of no project, such as Settings, leads back to the one it was opened from.
  const [project, setProject] = useState(connection.projects[0])
  if (asked !== project && PROJECT.test(asked)) setProject(asked)
  const dialog = useRef<HTMLDialogElement>(null)
  // Null once it is closed again: the keys stay.
  const [view, setView] = useState<PaletteView | null>()
  const late = useLatePart(loadLate)
  const open = (next: PaletteView = 'commands') => {
    // What is typed into a dialog would be lost.
    if (document.querySelector('.MuiModal-root')) return
    if (!dialog.current?.open) dialog.current?.showModal()
    setView(next)
  }
  useCtrlK(open)
  useFocusHeading()

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
            aria-keyshortcuts="Control+K Meta+K"
            onClick={() => open()}
          >
            <Icon path={mdiMagnify} />
            <span>Search or run…</span>
            <kbd>{isMac ? '⌘ K' : 'Ctrl K'}</kbd>
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
        {needsAccess(connection.apiBase) && (
          <LocalAccessNotice host={new URL(connection.apiBase).host} />
        )}
      </header>
      <main id="page" className={styles['main']} tabIndex={-1}>
        <Outlet />
      </main>
      <BulkHost />
      <Toasts />
      <dialog
        ref={dialog}
        aria-labelledby="palette"
        onClose={() => setView((last) => last && null)}
      >
        {(late ?? view) !== undefined && (
          <Palette
            {...{ project, view }}
            onView={open}
            onClose={() => dialog.current?.close()}
            onFail={() => {
              dialog.current?.close()
              setView(undefined)
            }}
            // Takes what is typed until the code is there.
            meanwhile={<textarea autoFocus id="palette" placeholder="Search or run a command" />}
          />
        )}
      </dialog>
    </>
  )
}
