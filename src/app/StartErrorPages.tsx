import { ConfigError } from '../connect/config/connection.ts'
import { UnknownConnection } from '../connect/config/unknown.ts'
import { pathOf } from '../connect/config/place.ts'
import { asError } from '../text/asError.ts'
import { isLoadError, LOAD_FAILED } from '../ui/loadError.ts'
import styles from './StartErrorPages.module.css'

/** Why the console can't start. */
export function StartErrorPage({ error }: { error: unknown }) {
  if (error instanceof UnknownConnection) return <UnknownConnectionPage {...error} />
  return error instanceof ConfigError ? (
    <ConfigErrorPage {...error} reason={error.message} />
  ) : (
    <FailedPage error={error} />
  )
}

/** The configuration is missing or invalid: which field, and why. */
function ConfigErrorPage({ field, reason }: { field: string; reason: string }) {
  return (
    <main className={styles['page']}>
      <h1>The console isn’t configured</h1>
      <p role="alert">
        <code>config.json</code>: <strong>{field}</strong>: {reason}
      </p>
      <p className="muted">
        Fix the file next to <code>index.html</code> and reload.
      </p>
      <Reload />
    </main>
  )
}

/** Something else went wrong, such as reading the file or loading the code of the sign-in. */
function FailedPage({ error }: { error: unknown }) {
  return (
    <main className={styles['page']}>
      <h1>The console couldn’t start</h1>
      <p role="alert">{isLoadError(error) ? LOAD_FAILED : asError(error).message}</p>
      <Reload />
    </main>
  )
}

const Reload = () => (
  <button type="button" className="button" onClick={() => location.reload()}>
    Reload
  </button>
)

/** The link names a connection that isn't configured here. */
function UnknownConnectionPage({ asked, known }: UnknownConnection) {
  return (
    <main className={styles['page']}>
      <title>No such connection · Compute Images</title>
      <h1>There is no connection “{asked}” here</h1>
      <p role="alert">
        The link is for a connection that neither <code>config.json</code> nor this browser has.
        These exist:
      </p>
      <ul>
        {known.map(({ name, label, apiBase }, index) => (
          <li key={name}>
            <a href={pathOf(index === 0 ? undefined : name)}>{name}</a>{' '}
            <span className="muted">
              {[label, new URL(apiBase).host].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </main>
  )
}

/** The console does nothing inside another page's frame: its clicks could be hijacked. */
export function FramedPage() {
  return (
    <main className={styles['page']}>
      <h1>Compute Images doesn’t run inside another page</h1>
      <a className="button" href={location.href} target="_blank" rel="noopener noreferrer">
        Open it in a new tab
      </a>
    </main>
  )
}
