import { mdiAlertCircleOutline, mdiCheckCircle, mdiCloseCircle } from '@mdi/js'
import { Link } from '@tanstack/react-router'
import { usePermissions } from '../../api/permissions.ts'
import { permissionFor } from '../../compute/can.ts'
import { findingText, titleOf } from '../../compute/conventions/words.ts'
import type { Image } from '../../compute/schema.ts'
import { visible } from '../../text/visible.ts'
import { Icon } from '../../ui/Icon.tsx'
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
        <ul className={styles['list']}>
          {checked.findings.map((finding) => {
            const isError = finding.requirement.level === 'error'
            return (
              <li key={finding.requirement.id} className={styles[isError ? 'error' : 'warning']}>
                <Icon path={isError ? mdiCloseCircle : mdiAlertCircleOutline} size={18} />
                <span>
                  {isError && <span className="visually-hidden">Error: </span>}
                  {visible(findingText(finding))}
                </span>
              </li>
            )
          })}
          {checked.unknown.map((requirement) => (
            <li key={requirement.id} className="muted">
              <span aria-hidden="true">–</span>
              <span>{visible(titleOf(requirement))} couldn’t be read, so it wasn’t checked.</span>
            </li>
          ))}
          {checked.findings.length + checked.unknown.length === 0 && (
            <li className={styles['ok']}>
              <Icon path={mdiCheckCircle} size={18} />
              <span>
                {checked.meant === 0
                  ? 'No rule is meant for this image.'
                  : 'Its fields follow the rules.'}
              </span>
            </li>
          )}
        </ul>
      )}
    </section>
  )
}
