import { Link } from '@tanstack/react-router'
import { usePermissions } from '../../api/permissions.ts'
import { permissionFor } from '../../compute/can.ts'
import type { CheckedImage } from '../../compute/conventions/check.ts'
import { findingText, titleOf } from '../../compute/conventions/words.ts'
import type { Image } from '../../compute/schema.ts'
import { MarkedList, type Marked } from '../../ui/MarkedList.tsx'
import { loadBulkDialog } from '../bulk/BulkHost.tsx'
import { PermitButton } from '../parts/PermitButton.tsx'
import styles from './ConventionsCard.module.css'
import { openMends, possibleMends } from './mends.ts'
import { useImageCheck } from './useConventions.ts'

interface ConventionsCardProps {
  project: string
  /** With all its fields. */
  image: Image
}

/** Which rules of the project the image breaks by itself, and what can be done. */
export default function ConventionsCard({ project, image }: ConventionsCardProps) {
  const checked = useImageCheck(project, image)
  const permit = usePermissions(project, image.name)(permissionFor('editLabels'))
  const mends = checked ? possibleMends(checked.findings, project) : []
  return (
    <section aria-labelledby="conventions" className={`card ${styles['card']}`}>
      <div className={styles['head']}>
        <h2 id="conventions">
          <Link className={styles['link']} to="/projects/$project/conventions" params={{ project }}>
            Conventions
          </Link>
        </h2>
        {mends.length > 0 && (
          <PermitButton
            permit={permit}
            action="Edit labels"
            className="button quiet small"
            onNear={loadBulkDialog}
            onClick={() => openMends(project, mends)}
          >
            Fix labels…
          </PermitButton>
        )}
      </div>
      {!checked ? (
        <p className="muted">The rules can’t be used.</p>
      ) : (
        <MarkedList items={resultsOf(checked)} />
      )}
    </section>
  )
}

function resultsOf({ findings, unknown, applied }: CheckedImage): Marked[] {
  if (findings.length + unknown.length === 0) {
    const text = applied === 0 ? 'No rule applies to this image.' : 'Its fields follow the rules.'
    return [{ id: 'all', tone: 'ok', text }]
  }
  return [
    ...findings.map((finding) => ({
      id: finding.requirement.id,
      tone: finding.requirement.level,
      text: findingText(finding),
    })),
    ...unknown.map((requirement) => ({
      id: requirement.id,
      tone: 'unknown' as const,
      text: `${titleOf(requirement)} couldn’t be read, so it wasn’t checked.`,
    })),
  ]
}
