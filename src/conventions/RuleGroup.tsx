import { mdiAlertCircleOutline, mdiCloseCircle } from '@mdi/js'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { usePermissions } from '../api/permissions.ts'
import { session } from '../api/http/session.ts'
import { permissionFor } from '../compute/can.ts'
import type { Checked, Finding } from '../compute/conventions/check.ts'
import { isText, mendText, scopeText, titleOf, wantedText } from '../compute/conventions/words.ts'
import type { Image } from '../compute/schema.ts'
import { loadBulkDialog } from '../images/bulk/BulkHost.tsx'
import { ACTION, refusalOf, type BulkKind } from '../images/bulk/kinds.ts'
import { bulkStore } from '../images/bulk/store.ts'
import { ImageLink } from '../images/parts/ImageLink.tsx'
import { PermitButton } from '../images/parts/PermitButton.tsx'
import { ProtectedMark } from '../images/parts/ProtectedMark.tsx'
import { count } from '../text/count.ts'
import { visible } from '../text/visible.ts'
import { followMore } from '../ui/followMore.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './ConventionsPage.module.css'
import { openMends, possibleMends } from '../images/conventions/mends.ts'

/** The number of images shown at first; `MORE` are added each time. */
const FIRST = 8
const MORE = 100

interface RuleGroupProps {
  project: string
  checked: Checked
}

/** A rule: what it wants, the images that break it, and what would fix them. */
export function RuleGroup({ project, checked }: RuleGroupProps) {
  const { requirement, findings, unknown } = checked
  const [most, setMost] = useState(FIRST)
  const left = findings.length - most
  const title = visible(titleOf(requirement))
  const isError = requirement.level === 'error'
  const id = `rule-${requirement.id}`
  return (
    <section aria-labelledby={id} className={`card ${styles['group']}`}>
      <div className={styles['head']}>
        <span className={isError ? styles['error'] : styles['warning']}>
          <Icon path={isError ? mdiCloseCircle : mdiAlertCircleOutline} size={18} />
        </span>
        <div className={styles['title']}>
          <h2 id={id}>
            {isError && <span className="visually-hidden">Error: </span>}
            {title} <span className="muted">{count(findings.length)}</span>
          </h2>
          <p className="muted">
            {visible(scopeText(requirement))}:{' '}
            <span className={styles['wanted']}>{visible(wantedText(requirement))}</span>
            {findings.length > 0 && (
              <>
                {' · '}
                <Link
                  to="/projects/$project/images"
                  params={{ project }}
                  search={{ q: `breaks:${requirement.id}` }}
                >
                  Show in list<span className="visually-hidden"> ({title})</span>
                </Link>
              </>
            )}
          </p>
        </div>
        <Fixes project={project} findings={findings} title={title} />
      </div>
      {findings.length > 0 && (
        <ul aria-label={title} className={styles['rows']}>
          {findings.slice(0, most).map((finding) => (
            <Row key={finding.image.name} project={project} finding={finding} />
          ))}
        </ul>
      )}
      {left > 0 && (
        <button
          type="button"
          className={`button quiet small ${styles['more']}`}
          onClick={({ currentTarget }) => {
            followMore(currentTarget)
            setMost(most + MORE)
          }}
        >
          Show {left > MORE ? `${MORE} more of ${count(left)}` : `${count(left)} more`}
        </button>
      )}
      {unknown.length > 0 && (
        <p className={`muted ${styles['note']}`}>
          {count(unknown.length, 'image')} couldn’t be checked, because not all of{' '}
          {unknown.length === 1 ? 'it' : 'them'} could be read:{' '}
          <span className="mono">{visible(namesOf(unknown))}</span>
        </p>
      )}
    </section>
  )
}

function namesOf(images: readonly Image[]): string {
  const names = images.slice(0, FIRST).map(({ name }) => name)
  return images.length > FIRST ? `${names.join(', ')} …` : names.join(', ')
}

function Row({ project, finding }: { project: string; finding: Finding }) {
  const { image } = finding
  const mend = mendText(finding)
  return (
    <li className={styles['row']}>
      <span className={styles['name']}>
        <ImageLink project={project} name={image.name} />
        <ProtectedMark image={image} />
      </span>
      <span className={styles['is']}>{visible(isText(finding))}</span>
      <span className={`muted ${styles['mend']}`}>{mend !== undefined && visible(mend)}</span>
    </li>
  )
}

/** Where no change is known, the dialog that asks for one. */
const BY_HAND: Partial<Record<string, { kind: BulkKind; verb: string }>> = {
  label: { kind: 'labels', verb: 'Edit labels of' },
  family: { kind: 'family', verb: 'Set family of' },
}

interface FixesProps {
  project: string
  findings: readonly Finding[]
  title: string
}

/** The buttons that fix what a rule finds; or why nothing can. */
function Fixes({ project, findings, title }: FixesProps) {
  const { mends, rest } = useMemo(() => {
    const { protection } = session()
    const possible = possibleMends(findings, project)
    const kind = BY_HAND[findings[0]?.requirement.aspect.kind ?? '']?.kind
    return {
      mends: possible,
      rest: findings.flatMap(({ mend, image }) =>
        kind && !mend && refusalOf(kind, image, protection) === undefined ? image : [],
      ),
    }
  }, [findings, project])
  const permits = usePermissions(project, findings[0]?.image.name)
  const aspect = findings[0]?.requirement.aspect.kind
  const byHand = aspect && BY_HAND[aspect]
  if (aspect === 'name' || aspect === 'encryption') {
    return <span className="muted">Can’t be changed: create a new image</span>
  }
  const action = byHand ? ACTION[byHand.kind] : 'deprecate'
  return (
    <span className={styles['fixes']}>
      {rest.length > 0 && byHand && (
        <PermitButton
          permit={permits(permissionFor(action))}
          className="button small"
          label={`${byHand.verb} ${count(rest.length)}… (${title})`}
          action={byHand.verb}
          onNear={loadBulkDialog}
          onClick={() =>
            bulkStore.set({
              asked: { kind: byHand.kind, project, select: () => undefined, images: rest },
            })
          }
        >
          {byHand.verb} {count(rest.length)}…
        </PermitButton>
      )}
      {mends.length > 0 && (
        <PermitButton
          permit={permits(permissionFor(action))}
          className="button small"
          label={`Fix ${count(mends.length)}… (${title})`}
          action={title}
          onNear={loadBulkDialog}
          onClick={() => openMends(project, mends)}
        >
          Fix {count(mends.length)}…
        </PermitButton>
      )}
    </span>
  )
}
