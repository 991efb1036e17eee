import { useState } from 'react'
import { isSourceUnread, missingInRecipe, recreateRequest } from '../../compute/changes/recreate.ts'
import { jsonText } from '../../compute/commands/text.ts'
import type { Image } from '../../compute/schema.ts'
import { downloadText } from '../../browser/download.ts'
import { fileName } from '../../text/fileName.ts'
import { clipText, visible } from '../../text/visible.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { SourceToday } from '../lineage/SourceToday.tsx'
import styles from './Recipe.module.css'

/** Downloads the request that would recreate the image, before it is deleted. */
export function Recipe({ project, image }: { project: string; image: Image }) {
  const [saved, setSaved] = useState(false)
  const request = recreateRequest(image)
  if (!request) {
    return (
      <p className="muted">
        {isSourceUnread(image)
          ? 'What the image was created from couldn’t be read'
          : 'The image doesn’t say what it was created from'}
        , so there is no request to recreate it.
      </p>
    )
  }
  const missing = missingInRecipe(image)
  const save = () => {
    downloadText(fileName(image.name, 'insert.json'), jsonText(request), 'application/json')
    setSaved(true)
  }
  return (
    <div className={styles['recipe']}>
      <Button small onClick={save}>
        Download a request to recreate it
      </Button>{' '}
      <span role="status">{saved && 'Downloaded.'}</span>
      <p className="muted">The body for images.insert, without access and state.</p>
      {missing.length > 0 && (
        <Notice tone="warning">
          Missing, because it couldn’t be read: {visible(clipText(missing.join(', '), 400))}.
        </Notice>
      )}
      <p className={`muted ${styles['source']}`}>
        Source unchanged? <SourceToday project={project} image={image} />
      </p>
    </div>
  )
}
