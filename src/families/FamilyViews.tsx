import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Image } from '../compute/schema.ts'
import { count } from '../text/count.ts'
import { Tabs } from '../ui/Tabs.tsx'
import styles from './FamilyViews.module.css'
import type { Members } from './members.ts'
import { MembersTable } from './MembersTable.tsx'
import { TimelineView } from './TimelineView.tsx'

const route = getRouteApi('/projects/$project/families/$family')

interface FamilyViewsProps {
  project: string
  family: string
  members: Members | undefined
  /** What `getFromFamily` answered: null for nothing, undefined before it has. */
  told: Image | null | undefined
}

/** More rows than anyone reads through; a family of thousands would make the page slow. */
const FEW = 200

/** The members as a table or as a timeline: the newest 200, or all. */
export function FamilyViews({ project, family, members, told }: FamilyViewsProps) {
  const { tab } = route.useSearch()
  const [all, setAll] = useState(false)
  const images = members?.images ?? []
  const shown = members && (all ? members : { ...members, images: images.slice(0, FEW) })
  return (
    <div>
      <FamilyTabs project={project} family={family} />
      {tab === 'timeline' && shown ? (
        <TimelineView project={project} family={family} members={shown} />
      ) : (
        <MembersTable
          project={project}
          family={family}
          members={shown}
          head={told === undefined ? members?.head?.name : told?.name}
        />
      )}
      {images.length > FEW && !all && (
        <button type="button" className={`button ${styles['all']}`} onClick={() => setAll(true)}>
          Show all {count(images.length)} members
        </button>
      )}
    </div>
  )
}

function FamilyTabs({ project, family }: { project: string; family: string }) {
  const link = (tab: 'timeline' | undefined, label: string) => (
    <Link
      to="/projects/$project/families/$family"
      params={{ project, family }}
      search={tab === undefined ? {} : { tab }}
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
