import { Link } from '@tanstack/react-router'
import { configured } from '../connect/config/connection.ts'
import { hasConventions } from '../images/conventions/has.ts'
import styles from './SettingsPage.module.css'

/** Links to the rules of the connection’s projects. */
export function Conventions() {
  const { projects, conventions } = configured().connection
  return (
    <>
      <p className="muted">
        Rules for the labels, names and more of images.{' '}
        {conventions === undefined
          ? 'They can be kept in this browser, for each project.'
          : 'They come from the configuration.'}
      </p>
      <div className={styles['row']}>
        {projects.map((project) => (
          <Link
            key={project}
            className="button"
            to="/projects/$project/conventions"
            params={{ project }}
          >
            {hasConventions(project) ? 'Conventions' : 'Set conventions'} of {project}
          </Link>
        ))}
      </div>
    </>
  )
}
