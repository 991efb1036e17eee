import { getRouteApi } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { ReadError } from '../images/parts/ReadError.tsx'
import { count } from '../text/count.ts'
import { Notice } from '../ui/Notice.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { useNow } from '../ui/useNow.ts'
import { readLook, withLook, type Look } from './address.ts'
import { dayOf } from './days.ts'
import { Filters } from './Filters.tsx'
import { Numbers } from './Numbers.tsx'
import { PolicyForm } from './policy/PolicyForm.tsx'
import { Sentence } from './policy/Sentence.tsx'
import { RunButton } from './RunButton.tsx'
import styles from './RetirePage.module.css'
import { PlanTable } from './table/PlanTable.tsx'
import { useEstate } from './useEstate.ts'
import { usePlanned } from './usePlanned.ts'
import { usePolicy } from './usePolicy.ts'
import { tableRows } from './view.ts'

const route = getRouteApi('/projects/$project/retire')

/** ms for which a plan's moment counts as now. */
const MOMENT = 600_000

/** Retires images of many families by a policy: the plan is seen before anything is changed. */
export function RetirePage() {
  const { project } = route.useParams()
  return <ProjectPlan key={project} project={project} />
}

function ProjectPlan({ project }: { project: string }) {
  const now = Math.floor(useNow() / MOMENT) * MOMENT
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const look = readLook(search)
  const estate = useEstate(project)
  const editing = usePolicy()
  const { policy } = editing
  const { list } = estate
  // A plan that minds the use of images has to know it.
  const isReady = policy.protect.inUse === 'ignore' || estate.evidence !== undefined
  const { value: planned, busy } = usePlanned({
    project,
    images: isReady ? estate.images : undefined,
    policy,
    evidence: estate.evidence,
    now,
    day: dayOf(look.on, now),
  })
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const families = planned?.families
  const rows = useMemo(
    () => tableRows(families ?? [], { show: look.show, reason: look.reason }, closed),
    [families, look.show, look.reason, closed],
  )
  const onLook = (next: Partial<Look>) =>
    void navigate({ search: withLook(search, next), replace: true, resetScroll: false })
  const onToggle = (family: string) => {
    const next = new Set(closed)
    if (!next.delete(family)) next.add(family)
    setClosed(next)
  }
  return (
    <>
      <PageHead
        name={`Retire images of ${project}`}
        title="Retire images"
        sub="Nothing changes until you run the plan. The address of this page holds the policy."
        actions={<RunButton {...{ project, planned, busy, estate, editing }} />}
      />
      <div className={styles['page']}>
        <div className={`card ${styles['policy']}`}>
          <PolicyForm
            editing={editing}
            planned={planned}
            use={{ evidence: estate.evidence, onCheck: estate.checkUse }}
          />
          <Sentence policy={policy} families={families?.length} className={styles['sentence']} />
        </div>
        <div className={styles['plan']}>
          {list.error && (
            <ReadError
              error={list.error}
              project={project}
              what="The images"
              readAt={list.more ? 0 : list.updatedAt}
              onRetry={list.more ? list.resume : list.refresh}
            />
          )}
          {list.unreadable > 0 && (
            <Notice tone="warning">
              {count(list.unreadable, 'image')} couldn’t be read. Any family may have its head among
              them, so the plan can’t be run.
            </Notice>
          )}
          <Numbers planned={planned} />
          <Filters planned={planned} look={look} onLook={onLook} most={list.images.length} />
          {planned && <PlanTable {...{ project, planned, rows, onToggle }} />}
        </div>
      </div>
    </>
  )
}
