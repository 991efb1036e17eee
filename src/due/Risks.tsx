import {
  mdiAlertCircleOutline,
  mdiAlertOctagonOutline,
  mdiCalendarAlert,
  mdiHelpCircleOutline,
  mdiNumeric1CircleOutline,
} from '@mdi/js'
import { Link } from '@tanstack/react-router'
import type { Permit } from '../api/permissions.ts'
import { useLacking } from '../api/useLacking.ts'
import { RESOURCE_NAME } from '../compute/names.ts'
import { riskText, type FamilyAtRisk, type Risk } from '../compute/retire/atRisk.ts'
import { loadDialogs, type ImageAction } from '../images/actions/ImageDialogs.tsx'
import { PermitButton } from '../images/parts/PermitButton.tsx'
import { count } from '../text/count.ts'
import { visible } from '../text/visible.ts'
import { Panel, PanelItem, Unchecked } from './Panel.tsx'
import styles from './Panel.module.css'
import type { Due } from './useDue.ts'
import { capital } from '../text/capital.ts'

interface RisksProps {
  project: string
  due: Due
  permit: Permit
  onAction(action: ImageAction): void
}

const ICONS: Record<Risk['kind'], string> = {
  noHead: mdiAlertOctagonOutline,
  unknown: mdiHelpCircleOutline,
  headDue: mdiCalendarAlert,
  newestFailed: mdiAlertCircleOutline,
  oneActive: mdiNumeric1CircleOutline,
}

/** Families without a usable head, or close to that, each with a way to fix it. */
export function Risks({ project, due, permit, onAction }: RisksProps) {
  const { risks, isWhole } = due
  return (
    <Panel
      title="Families at risk"
      aside={isWhole && risks.length > 0 && count(risks.length)}
      what="risk"
      items={isWhole ? risks : []}
      keyOf={({ family, risk }) => `${family} ${risk.kind}`}
      none={
        isWhole ? (
          due.list.images.some(({ family }) => family) ? (
            'Every family resolves to an image. Those of several images have one to roll back to.'
          ) : (
            'There are no families.'
          )
        ) : (
          <Unchecked list={due.list} />
        )
      }
    >
      {({ family, risk }) => (
        <PanelItem
          icon={ICONS[risk.kind]}
          isGrave={risk.kind === 'noHead'}
          title={<FamilyName {...{ project, family }} />}
          text={visible(capital(riskText(risk)))}
          action={<WayOn {...{ project, permit, onAction }} risk={{ family, risk }} />}
        />
      )}
    </Panel>
  )
}

function FamilyName({ project, family }: { project: string; family: string }) {
  const name = visible(family)
  if (!RESOURCE_NAME.test(family)) return <strong>{name}</strong>
  return (
    <Link
      className={styles['family']}
      to="/projects/$project/families/$family"
      params={{ project, family }}
    >
      <strong>{name}</strong>
    </Link>
  )
}

interface WayOnProps extends Pick<RisksProps, 'project' | 'permit' | 'onAction'> {
  risk: FamilyAtRisk
}

function WayOn({ project, permit, onAction, risk: { family, risk } }: WayOnProps) {
  const lacking = useLacking('images.insert')
  if (risk.kind === 'noHead' && risk.restore) {
    const { name } = risk.restore
    return (
      <PermitButton
        permit={permit}
        action="Restore"
        className="button small"
        label={`Restore… ${name}`}
        onNear={loadDialogs}
        onClick={() => onAction({ kind: 'restore', name })}
      >
        Restore…
      </PermitButton>
    )
  }
  if (risk.kind === 'headDue') {
    const { name } = risk.head
    return (
      <PermitButton
        permit={permit}
        action="Change planned dates"
        className="button small"
        label={`Change dates… of ${name}`}
        onNear={loadDialogs}
        onClick={() => onAction({ kind: 'change', name })}
      >
        Change dates…
      </PermitButton>
    )
  }
  if (risk.kind === 'newestFailed' && lacking) {
    return (
      <PermitButton
        permit={{ state: 'denied', reason: lacking }}
        className="button small"
        label={`Retry… ${risk.failed.name}`}
        onClick={() => undefined}
      >
        Retry…
      </PermitButton>
    )
  }
  if (risk.kind === 'newestFailed') {
    return (
      <Link
        className="button small"
        to="/projects/$project/images/create"
        params={{ project }}
        search={{ next: risk.failed.name }}
        aria-label={`Retry… ${risk.failed.name}`}
      >
        Retry…
      </Link>
    )
  }
  if (!RESOURCE_NAME.test(family)) return null
  return (
    <Link
      className="button small"
      to="/projects/$project/families/$family"
      params={{ project, family }}
      aria-label={`Open ${family}`}
    >
      Open
    </Link>
  )
}
