import { useState } from 'react'
import { recreateRequest } from '../../compute/changes/recreate.ts'
import { jsonText } from '../../compute/commands/text.ts'
import type { Image } from '../../compute/schema.ts'
import { downloadText } from '../../browser/download.ts'
import { fileName } from '../../text/fileName.ts'
import { SourceToday } from '../lineage/SourceToday.tsx'
import styles from './Recipe.module.css'

/** A copy of the request that would make the image again, to be saved before it goes. */
export function Recipe({ project, image }: { project: string; image: Image }) {
  const [saved, setSaved] = useState(false)
  const request = recreateRequest(image)
  if (!request) {
    return (
      <p className="muted">
        It does not say what it was made from: no request can be saved that would make it again.
      </p>
    )
  }
  const save = () => {
    downloadText(fileName(image.name, 'insert.json'), jsonText(request), 'application/json')
    setSaved(true)
  }
  return (
    <div className={styles['recipe']}>
      <button type="button" className="button small" onClick={save}>
        Save the request that would make it again
      </button>{' '}
      <span role="status">{saved && 'Saved.'}</span>
      <p className="muted">
        The body for images.insert; who has access and the state are not in it. Is its source still
        the same? <SourceToday project={project} image={image} />
      </p>
    </div>
  )
}
