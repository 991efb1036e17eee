import { useEffect, useMemo } from 'react'
import { useEvidence } from '../../api/evidence.ts'
import { seenUse, wordsOfUse, type Evidence } from '../../compute/retire/uses.ts'
import type { Image } from '../../compute/schema.ts'
import { agoText } from '../../text/duration.ts'
import { useNow } from '../../ui/useNow.ts'
import { ReadError } from '../parts/ReadError.tsx'
import type { Used, UsedBy } from './used.ts'
import styles from './UseWatch.module.css'

interface UseWatchProps {
  project: string
  images: readonly Image[]
  /** No more images are being loaded. */
  isSettled: boolean
  /** Gets what is known about the use of each image; undefined while it is being read. */
  onRead(usedBy: UsedBy | undefined): void
}

/**
 * Reads what uses the images of a project, and says when that was, or why it isn't known. Loaded once
 * a column, filter or facet of the list asks for it.
 */
export default function UseWatch({ project, images, isSettled, onRead }: UseWatchProps) {
  const { evidence, readErrors, checkUse } = useEvidence(project, isSettled ? images : undefined)
  const usedBy = useMemo(() => evidence && usedIn(evidence), [evidence])
  useEffect(() => onRead(usedBy), [onRead, usedBy])
  return (
    <>
      <p className={`muted ${styles['line']}`} role="status">
        {evidence ? <Age evidence={evidence} project={project} /> : 'Reading what uses the images…'}
        {evidence && (
          <button type="button" className={styles['again']} onClick={checkUse}>
            Read again
          </button>
        )}
      </p>
      {readErrors.map(({ what, error }) => (
        <ReadError key={what} {...{ error, project, what }} onRetry={checkUse} />
      ))}
    </>
  )
}

function Age({ evidence: { at, missing }, project }: { evidence: Evidence; project: string }) {
  const now = useNow()
  if (missing.length > 0) {
    return (
      <>
        Not everything that may use the images could be read ({missing.join(', ')}), so images not
        seen in use are shown as unknown.
      </>
    )
  }
  const ago = agoText(Math.max(0, now - at))
  return (
    <>
      Use read {ago} from the disks, instances and instance templates of {project}. Other projects
      aren’t checked.
    </>
  )
}

const NONE: Used = { state: 'none', text: 'Not seen in use' }
const UNKNOWN: Used = { state: 'unknown', text: 'Unknown' }

/** In words; the same object for all images with the same findings. */
function usedIn(evidence: Evidence): UsedBy {
  const known = new Map<string, Used>()
  for (const [name, uses] of evidence.uses) {
    known.set(name, { state: 'some', text: wordsOfUse(uses) })
  }
  return (image) => known.get(image.name) ?? (seenUse(evidence, image) === 'none' ? NONE : UNKNOWN)
}
