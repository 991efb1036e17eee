import { getRouteApi, Link } from '@tanstack/react-router'
import { ReadError } from '../images/parts/ReadError.tsx'
import type { Image } from '../compute/schema.ts'
import { RESOURCE_NAME } from '../compute/names.ts'
import { Tabs } from '../ui/Tabs.tsx'
import { useTitle } from '../ui/useTitle.ts'
import { visible } from '../ui/visible.ts'
import { Counts } from './Counts.tsx'
import { EmptyFamily } from './EmptyFamily.tsx'
import { FamilyHead } from './FamilyHead.tsx'
import styles from './FamilyPage.module.css'
import { HeadDifference } from './HeadDifference.tsx'
import { MembersTable } from './MembersTable.tsx'
import type { Members } from './members.ts'
import { TimelineView } from './TimelineView.tsx'
import { useFamily } from './useFamily.ts'

const route = getRouteApi('/projects/$project/families/$family')

/** One family: what it resolves to, and its members in order. */
export function FamilyPage() {
  const { project, family } = route.useParams()
  useTitle(`Family ${visible(family)}`)
  if (!RESOURCE_NAME.test(family)) return <EmptyFamily project={project} family={family} />
  return <KnownFamily key={`${project} ${family}`} project={project} family={family} />
}

function KnownFamily({ project, family: name }: { project: string; family: string }) {
  const family = useFamily(project, name)
  const { members, told, difference } = family
  if (family.complete && members?.images.length === 0 && told === null) {
    return <EmptyFamily project={project} family={name} onAsk={family.ask} />
  }
  return (
    <>
      <FamilyHead project={project} name={name} family={family} />
      <div className={styles['page']}>
        {family.headError && (
          <ReadError
            error={family.headError}
            project={project}
            what="What the family resolves to"
            onRetry={family.ask}
          />
        )}
        {difference && <HeadDifference project={project} family={name} difference={difference} />}
        {family.membersError && (
          <ReadError
            error={family.membersError}
            project={project}
            what="The members"
            onRetry={family.ask}
          />
        )}
        {members && members.images.length > 0 && <Counts members={members} />}
        {(members ?? !family.membersError) && (
          <View project={project} family={name} members={members} told={told} />
        )}
      </div>
    </>
  )
}

interface ViewProps {
  project: string
  family: string
  members: Members | undefined
  /** What `getFromFamily` answered, as in {@link Family}. */
  told: Image | null | undefined
}

/** The members as a table or as a timeline. */
function View({ project, family, members, told }: ViewProps) {
  const { tab } = route.useSearch()
  return (
    <div>
      <FamilyTabs project={project} family={family} />
      {tab === 'timeline' && members ? (
        <TimelineView project={project} family={family} members={members} />
      ) : (
        <MembersTable
          project={project}
          family={family}
          members={members}
          head={told === undefined ? members?.head?.name : told?.name}
        />
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
