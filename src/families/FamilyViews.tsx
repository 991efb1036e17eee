import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Image } from '../compute/schema.ts'
import type { ImageAction } from '../images/actions/ImageDialogs.tsx'
import { count } from '../text/count.ts'
import { followMore } from '../ui/followMore.ts'
import { lazyPart } from '../ui/lazyPart.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import styles from './FamilyViews.module.css'
import type { Members } from './members.ts'
import { MembersTable } from './MembersTable.tsx'
import { PlanChoice } from './PlanChoice.tsx'
import { TimelineView } from './TimelineView.tsx'

const PlannedTimeline = lazyPart(() => import('./PlannedTimeline.tsx'))

const route = getRouteApi('/projects/$project/families/$family')

interface FamilyViewsProps {
  project: string
  family: string
  members: Members | undefined
  /** All members have been loaded. */
  complete: boolean
  /** What `getFromFamily` returned: null for nothing, undefined before it has. */
  resolved: Image | null | undefined
  /** Starts an action on an image of the family. Must be a stable function. */
  onAction(action: ImageAction): void
}

/** The members as a table or as a timeline. */
export function FamilyViews({
  project,
  family,
  members,
  complete,
  resolved,
  onAction,
}: FamilyViewsProps) {
  const { tab, plan } = route.useSearch()
  return (
    <div>
      <FamilyTabs project={project} family={family} />
      {tab === 'timeline' && members ? (
        <>
          <PlanChoice {...{ family, plan }} />
          <Timeline {...{ project, family, members, complete, plan }} />
        </>
      ) : (
        <MembersTable
          {...{ project, family, members, onAction }}
          head={resolved === undefined ? members?.head?.name : resolved?.name}
        />
      )}
    </div>
  )
}

/** More than anyone reads through; thousands would make the page slow. */
const FEW = 200

interface TimelineProps {
  project: string
  family: string
  members: Members
  complete: boolean
  plan: string | undefined
}

/** The newest 200 lives, or all. */
function Timeline({ members, complete, plan, ...rest }: TimelineProps) {
  const [all, setAll] = useState(false)
  const { images } = members
  const shown = all ? images : images.slice(0, FEW)
  return (
    <>
      {plan === undefined ? (
        <TimelineView {...rest} images={shown} />
      ) : (
        <PlannedTimeline
          {...{ ...rest, plan }}
          all={complete ? images : undefined}
          images={shown}
          meanwhile={<TimelineView {...rest} images={shown} />}
        />
      )}
      {shown.length < images.length && (
        <button
          type="button"
          className={`button ${styles['all']}`}
          onClick={({ currentTarget }) => {
            followMore(currentTarget)
            setAll(true)
          }}
        >
          Show all {count(images.length)} members
        </button>
      )}
    </>
  )
}

function FamilyTabs({ project, family }: { project: string; family: string }) {
  const link = (tab: 'timeline' | undefined, label: string) => (
    <Link
      to="/projects/$project/families/$family"
      params={{ project, family }}
      search={({ sort, order, plan }) => ({
        ...(tab && { tab, ...(plan && { plan }) }),
        ...(sort && { sort }),
        ...(order && { order }),
      })}
      activeOptions={{ exact: true }}
      resetScroll={false}
    >
      {label}
    </Link>
  )
  return (
    <Tabs label="Views of the family">
      {[link(undefined, 'Members'), link('timeline', 'Timeline')]}
    </Tabs>
  )
}
