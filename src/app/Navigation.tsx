import { mdiMenu } from '@mdi/js'
import { Link, useParams } from '@tanstack/react-router'
import { Icon } from '../ui/Icon.tsx'
import styles from './Navigation.module.css'
import { SchemeButton } from './SchemeButton.tsx'

const ID = 'navigation'

/** The pages of a project. On a narrow screen they are behind `MenuButton`, with the settings. */
export function Navigation({ project }: { project: string }) {
  const { family } = useParams({ strict: false })
  return (
    <nav
      id={ID}
      className={styles['pages']}
      aria-label="Main"
      popover="auto"
      onClickCapture={({ currentTarget }) => currentTarget.hidePopover()}
    >
      <Link
        data-name="Images"
        to="/projects/$project/images"
        params={{ project }}
        activeOptions={{ includeSearch: false }}
        // A family is a view of the images.
        aria-current={family === undefined ? undefined : true}
      >
        Images
      </Link>
      <Link
        data-name="Retire"
        to="/projects/$project/retire"
        params={{ project }}
        activeOptions={{ includeSearch: false }}
      >
        Retire
      </Link>
      <Link
        data-name="Operations"
        to="/projects/$project/operations"
        params={{ project }}
        activeOptions={{ includeSearch: false }}
      >
        Operations
      </Link>
      <div className={styles['more']}>
        <Link to="/settings">Settings</Link>
        <SchemeButton className={styles['scheme']} named />
      </div>
    </nav>
  )
}

/** Opens the navigation on a narrow screen. */
export function MenuButton() {
  return (
    <button
      type="button"
      className={`button square ${styles['menu']}`}
      aria-label="Menu"
      popoverTarget={ID}
    >
      <Icon path={mdiMenu} />
    </button>
  )
}
