import {
  mdiAlertCircleOutline,
  mdiArchiveOutline,
  mdiLinkVariantOff,
  mdiMemory,
  mdiSync,
} from '@mdi/js'
import type { Permit } from '../api/permissions.ts'
import { session } from '../api/http/session.ts'
import { linkName } from '../compute/links.ts'
import { diagnosisText, mendChange, type Diagnosis } from '../compute/retire/doctor.ts'
import type { ReplacementFault } from '../compute/replacement.ts'
import type { ImageAction } from '../images/actions/ImageDialogs.tsx'
import { loadBulkDialog } from '../images/bulk/BulkHost.tsx'
import { changeRefusal } from '../images/bulk/kinds.ts'
import { bulkStore } from '../images/bulk/store.ts'
import { ImageLink } from '../images/parts/ImageLink.tsx'
import { PermitButton } from '../images/parts/PermitButton.tsx'
import { count } from '../text/count.ts'
import { visible } from '../text/visible.ts'
import { Panel, PanelItem, Unchecked } from './Panel.tsx'
import type { Due } from './useDue.ts'
import { REPOINT } from './words.ts'

interface DoctorProps {
  project: string
  due: Due
  permit: Permit
  onAction(action: ImageAction): void
}

const ICONS: Record<ReplacementFault['kind'], string> = {
  noImage: mdiLinkVariantOff,
  family: mdiLinkVariantOff,
  missing: mdiLinkVariantOff,
  itself: mdiSync,
  cycle: mdiSync,
  notReady: mdiAlertCircleOutline,
  architecture: mdiMemory,
  retired: mdiArchiveOutline,
}

/** Broken replacements: what is wrong, why it matters, and how to fix it. */
export function Doctor({ project, due, permit, onAction }: DoctorProps) {
  const { diagnoses, checked, unread } = due.checkup
  const { universe, protection } = session()
  const mends = diagnoses.flatMap((each) => {
    const change = mendChange(each, project, universe)
    if (!change || changeRefusal(change, each.image, protection) !== undefined) return []
    return [{ step: { target: { project, image: each.image.name }, change }, before: each.image }]
  })
  const run = (items: typeof mends) =>
    bulkStore.set({
      asked: { kind: 'decided', project, select: () => undefined, items, words: REPOINT },
    })
  const known = due.isWhole
  return (
    <Panel
      title="Replacement doctor"
      aside={known && checkedWords(diagnoses.length, checked)}
      action={
        known &&
        mends.length > 1 && (
          <PermitButton
            permit={permit}
            action="Repoint replacements"
            className="button small"
            onNear={loadBulkDialog}
            onClick={() => run(mends)}
          >
            Repoint all {count(mends.length)}…
          </PermitButton>
        )
      }
      what="replacement"
      foot={
        known &&
        unread.length > 0 && (
          <p className="muted">
            {count(unread.length, 'replacement')} couldn’t be read and{' '}
            {unread.length === 1 ? 'wasn’t' : 'weren’t'} checked.
          </p>
        )
      }
      items={known ? eachOnce(diagnoses) : []}
      keyOf={({ image }) => image.name}
      none={known ? NONE(checked) : <Unchecked list={due.list} />}
    >
      {(diagnosis) => {
        const ill = imagesOf(diagnosis)
        const mend = mends.filter(({ before }) => ill.has(before.name))
        const { name } = diagnosis.image
        return (
          <PanelItem
            icon={ICONS[diagnosis.fault.kind]}
            isGrave={diagnosis.fault.kind !== 'retired'}
            title={<Replaced project={project} diagnosis={diagnosis} />}
            text={visible(diagnosisText(diagnosis))}
            action={
              <PermitButton
                permit={permit}
                action="Change the replacement"
                className="button small"
                label={
                  mend.length > 0 ? `Use head… for ${name}` : `Change… the replacement of ${name}`
                }
                onNear={loadBulkDialog}
                onClick={() => (mend.length > 0 ? run(mend) : onAction({ kind: 'change', name }))}
              >
                {mend.length > 0 ? 'Use head…' : 'Change…'}
              </PermitButton>
            }
          />
        )
      }}
    </Panel>
  )
}

/** The images a diagnosis covers: for a cycle, all of its images. */
const imagesOf = ({ image, fault }: Diagnosis): ReadonlySet<string> =>
  new Set(fault.kind === 'cycle' ? fault.path : [image.name])

/** Lists each cycle once instead of once per image. */
function eachOnce(diagnoses: readonly Diagnosis[]): Diagnosis[] {
  const listed = new Set<string>()
  return diagnoses.filter((diagnosis) => {
    if (diagnosis.fault.kind !== 'cycle') return true
    const cycle = [...imagesOf(diagnosis)].sort().join(' ')
    const isNew = !listed.has(cycle)
    listed.add(cycle)
    return isNew
  })
}

const checkedWords = (ill: number, checked: number) =>
  ill > 0 ? `${count(ill)} of ${count(checked)} need attention` : ''

const NONE = (checked: number) =>
  checked === 0
    ? 'No image has a replacement.'
    : `${checked === 1 ? 'The one replacement leads' : `All ${count(checked)} replacements lead`} to an active image.`

function Replaced({ project, diagnosis }: { project: string; diagnosis: Diagnosis }) {
  const { image, replacement, fault } = diagnosis
  return (
    <>
      <ImageLink project={project} name={image.name} />{' '}
      <span aria-hidden="true">{fault.kind === 'cycle' ? '⇄' : '→'}</span>
      <span className="visually-hidden">is replaced by</span>{' '}
      <span className="mono">{visible(linkName(replacement))}</span>
    </>
  )
}
