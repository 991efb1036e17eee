import { mdiTune } from '@mdi/js'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { count } from '../text/count.ts'
import { utcDayText } from '../text/time.ts'
import { copyText } from '../ui/copyText.ts'
import { Icon } from '../ui/Icon.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { readLook, withLook, type Look } from './model/address.ts'
import { Filters } from './Filters.tsx'
import { Notices } from './Notices.tsx'
import { Numbers } from './Numbers.tsx'
import { chosenText, PolicyForm } from './policy/PolicyForm.tsx'
import { Sentence } from './policy/Sentence.tsx'
import styles from './RetirePage.module.css'
import { RunButton } from './RunButton.tsx'
import { PlanTable } from './table/PlanTable.tsx'
import { TableSkeleton } from './table/TableSkeleton.tsx'
import { CopyLink } from './take/CopyLink.tsx'
import { ExportMenu } from './take/ExportMenu.tsx'
import { linkTo } from './take/link.ts'
import { readFile, type Loaded } from './take/load.ts'
import { TimeSlider } from './time/TimeSlider.tsx'
import type { Estate } from './model/useEstate.ts'
import type { Planned } from './model/usePlanned.ts'
import type { PolicyEditing } from './model/usePolicy.ts'
import { tableRows } from './model/view.ts'

const route = getRouteApi('/projects/$project/retire')

interface PlanPageProps {
  project: string
  estate: Estate
  editing: PolicyEditing
  planned: Planned | undefined
  /** The plan shown is still for the previous policy. */
  busy: boolean
  wide: boolean
  now: number
  day: number
  onDay(day: number): void
}

/** The plan and, on a wide screen, the policy beside it. */
export function PlanPage(props: PlanPageProps) {
  const { project, estate, editing, planned, busy, wide, now, day, onDay } = props
  const { policy } = editing
  const { list, evidence, checkUse } = estate
  const router = useRouter()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const look = useMemo(() => readLook(search), [search])
  const [loaded, setLoaded] = useState<Loaded>()
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const families = planned?.families
  const rows = useMemo(
    () => tableRows(families ?? [], { show: look.show, reason: look.reason }, closed),
    [families, look.show, look.reason, closed],
  )
  const onLook = useCallback(
    (next: Partial<Look>) =>
      void navigate({
        search: (last) => withLook(last, next),
        replace: next.edit === undefined,
        resetScroll: next.edit === true,
      }),
    [navigate],
  )
  const onFile = (text: string) => {
    const read = readFile(text, project)
    setLoaded(read)
    if ('policy' in read) editing.set(read.policy)
  }
  const onToggle = useCallback(
    (family: string) =>
      setClosed((last) => {
        const next = new Set(last)
        if (!next.delete(family)) next.add(family)
        return next
      }),
    [],
  )
  const link = () =>
    planned &&
    linkTo(
      location.origin + location.pathname,
      search,
      planned.plan,
      router.options.stringifySearch,
      Date.now(),
    )
  const copyLink = () => {
    const text = link()
    if (text !== undefined) void copyText(text, 'Link copied.')
  }
  const take = (
    <ExportMenu {...{ planned, editing, onFile }} onCopyLink={wide ? undefined : copyLink} />
  )
  const run = <RunButton {...{ project, planned, busy, estate, editing, wide }} />
  const sentence = (
    <Sentence policy={policy} families={families?.length} className={styles['sentence']} />
  )
  return (
    <>
      <PageHead
        name={`Retire images of ${project}`}
        title="Retire images"
        {...(wide
          ? {
              sub: 'Nothing changes until you run the plan. The policy is part of this page’s URL.',
              actions: (
                <>
                  <CopyLink link={link} />
                  {take}
                  {run}
                </>
              ),
            }
          : {
              beside: (
                <span className={styles['edit']}>
                  <button type="button" className="button" onClick={() => onLook({ edit: true })}>
                    <Icon path={mdiTune} /> Edit policy
                  </button>
                </span>
              ),
            })}
      />
      <div className={styles['page']}>
        {wide ? (
          <div className={`card ${styles['policy']}`}>
            <PolicyForm
              {...{ editing, evidence }}
              chosen={planned && chosenText(planned)}
              onCheckUse={checkUse}
            />
            {sentence}
          </div>
        ) : (
          sentence
        )}
        <div className={styles['plan']}>
          <Notices
            {...{ project, estate, editing, planned, loaded, search }}
            onDismiss={() => setLoaded(undefined)}
          />
          <Numbers planned={planned} />
          <TimeSlider {...{ planned, now, day, onDay }} />
          <Filters {...{ planned, look, onLook }} form={editing.form} most={list.images.length} />
          {planned ? (
            <PlanTable {...{ project, planned, rows, onToggle }} />
          ) : (
            !list.error && <TableSkeleton />
          )}
        </div>
      </div>
      {!wide && (
        <>
          <div className={styles['room']} />
          <div className={styles['dock']}>
            <span className={styles['told']}>
              {planned && (
                <>
                  <strong>{count(planned.plan.outcomes.change, 'change')}</strong>
                  <span className="muted">
                    {day > 0 ? `on ${utcDayText(planned.plan.at)}` : 'heads never move'}
                  </span>
                </>
              )}
            </span>
            {take}
            {run}
          </div>
        </>
      )}
    </>
  )
}
