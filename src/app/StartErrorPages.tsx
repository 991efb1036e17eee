import { writeStored } from '../browser/storage.ts'
import { ConfigError } from './configFile.ts'
import styles from './StartErrorPages.module.css'

/**
 * The configuration is missing or invalid: which field, why, and how to drop an address typed in
 * Settings.
 */
export function ConfigErrorPage({ error }: { error: unknown }) {
  const [field, reason] =
    error instanceof ConfigError ? [error.field, error.message] : ['the start', String(error)]
  return (
    <main className={styles['page']}>
      <h1>The console isn’t configured</h1>
      <p role="alert">
        <code>config.json</code>: <strong>{field}</strong>: {reason}
      </p>
      <p className="muted">
        Fix the file next to <code>index.html</code> and reload. If an address was typed in Settings
        in this browser, it may be the cause.
      </p>
      <button
        type="button"
        className="button"
        onClick={() => {
          writeStored('apiBase', null)
          location.reload()
        }}
      >
        Clear the typed address and reload
      </button>
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
