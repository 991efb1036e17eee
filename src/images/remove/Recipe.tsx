import { useState } from 'react'
import { recreateRequest } from '../../compute/changes/recreate.ts'
import { jsonText } from '../../compute/commands/text.ts'
import type { Image } from '../../compute/schema.ts'
import { downloadText } from '../../browser/download.ts'
import { fileName } from '../../text/fileName.ts'
import { Button } from '../../ui/Button.tsx'
import { SourceToday } from '../lineage/SourceToday.tsx'
import { noRecipe, RecipeLacks } from '../parts/RecipeLacks.tsx'
import styles from './Recipe.module.css'

/** Downloads the request that would recreate the image, before it is deleted. */
export function Recipe({ project, image }: { project: string; image: Image }) {
  const [saved, setSaved] = useState(false)
  const request = recreateRequest(image)
  if (!request) return <p className="muted">{noRecipe(image)}</p>
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
      <RecipeLacks image={image} />
      <p className={`muted ${styles['source']}`}>
        Source unchanged? <SourceToday project={project} image={image} />
      </p>
    </div>
  )
}
