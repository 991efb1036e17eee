import { mdiCalendarExport } from '@mdi/js'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { usePermissions } from '../api/permissions.ts'
import { downloadText } from '../browser/download.ts'
import { permissionFor } from '../compute/can.ts'
import { calendarText } from '../compute/retire/calendar.ts'
import { ImageDialogs, type ImageAction } from '../images/actions/ImageDialogs.tsx'
import { loadBulkDialog } from '../images/bulk/BulkHost.tsx'
import { ListProblem } from '../images/list/ListProblem.tsx'
import { PermitButton } from '../images/parts/PermitButton.tsx'
import { count } from '../text/count.ts'
import { fileName } from '../text/fileName.ts'
import { Icon } from '../ui/Icon.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Doctor } from './Doctor.tsx'
import styles from './DuePage.module.css'
import { DueTable } from './DueTable.tsx'
import { Facts, Unread } from './Facts.tsx'
import { Risks } from './Risks.tsx'
import { Tiles } from './Tiles.tsx'
import { useApply } from './useApply.ts'
import { useDue } from './useDue.ts'
import { useWidths } from './useWidths.ts'

const route = getRouteApi('/projects/$project/due')

/** Overdue and upcoming state changes, broken replacements, and families at risk. */
export function DuePage() {
  const { project } = route.useParams()
  // The selection belongs to one project.
  return <ProjectDue key={project} project={project} />
}

function ProjectDue({ project }: { project: string }) {
  const { show = 'overdue' } = route.useSearch()
  const due = useDue(project)
  const apply = useApply(project, due)
  const widths = useWidths(due, show)
  const [action, setAction] = useState<ImageAction | null>(null)
  const { list, now } = due
  const permits = usePermissions(project, list.images[0]?.name)
  const permit = permits(permissionFor('deprecate'))
  const { planned } = due.due
  const { chosen, selected } = apply
  return (
    <>
      <PageHead
        name={`Due in ${project}`}
        title="Due"
        sub={<Facts due={due} />}
        actions={
          <>
            <PermitButton
              permit={{ state: 'allowed' }}
              notNow={notInCalendar(due.isWhole, planned.length)}
              onClick={() =>
                downloadText(
                  fileName(`${project}-planned-dates`, 'ics'),
                  calendarText(project, planned, Date.now()),
                  'text/calendar',
                )
              }
            >
              <Icon path={mdiCalendarExport} /> Calendar file
            </PermitButton>
            <PermitButton
              permit={permit}
              action="Apply planned changes"
              notNow={chosen.length === 0 ? 'Nothing is overdue.' : undefined}
              className={`button primary ${styles['apply']}`}
              onNear={loadBulkDialog}
              onClick={() => apply.run(chosen)}
            >
              {selected.size > 0 ? `Apply ${count(chosen.length)}…` : applyAll(chosen.length)}
            </PermitButton>
          </>
        }
      />
      <ListProblem project={project} list={list} />
      <Unread due={due} />
      <Tiles project={project} due={due} />
      <div className={styles['halves']} style={widths}>
        <DueTable {...{ project, due, apply, permit, now }} view={show} onAction={setAction} />
        <div className={styles['side']}>
          <Doctor {...{ project, due, permit }} onAction={setAction} />
          <Risks {...{ project, due, permit }} onAction={setAction} />
        </div>
      </div>
      <ImageDialogs project={project} action={action} onAction={setAction} />
    </>
  )
}

const applyAll = (overdue: number) => (overdue > 0 ? `Apply all ${count(overdue)}…` : 'Apply all…')

const notInCalendar = (isWhole: boolean, planned: number): string | undefined => {
  if (!isWhole) return 'Not all images have been read.'
  return planned === 0 ? 'No dates are planned.' : undefined
}
