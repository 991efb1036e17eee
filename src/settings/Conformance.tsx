import { useState } from 'react'
import { configured } from '../connect/config/connection.ts'
import { Button } from '../ui/Button.tsx'
import { lazyPart } from '../ui/lazyPart.tsx'
import styles from './SettingsPage.module.css'

const ConformanceList = lazyPart(() => import('./ConformanceList.tsx'))

/** Checks what the API of this page's connection does; nothing is changed. */
export function Conformance() {
  const [runs, setRuns] = useState(0)
  const [project] = configured().connection.projects
  return (
    <>
      <p className="muted">
        Checks what this API supports, with the images of {project}, and says what each gap means
        for the console. Nothing is changed.
      </p>
      <div className={styles['row']}>
        <Button onClick={() => setRuns((count) => count + 1)}>
          {runs === 0 ? 'Check the API' : 'Check again'}
        </Button>
      </div>
      {runs > 0 && <ConformanceList key={runs} project={project} />}
    </>
  )
}
