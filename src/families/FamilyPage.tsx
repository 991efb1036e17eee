import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { ImageDialogs, type ImageAction } from '../images/actions/ImageDialogs.tsx'
import { ReadError } from '../images/parts/ReadError.tsx'
import { RESOURCE_NAME } from '../compute/names.ts'
import { count } from '../text/count.ts'
import { Notice } from '../ui/Notice.tsx'
import { CompareLink } from './CompareLink.tsx'
import { Counts } from './Counts.tsx'
import { EmptyFamily } from './EmptyFamily.tsx'
import { FamilyHead } from './FamilyHead.tsx'
import styles from './FamilyPage.module.css'
import { FamilyViews } from './FamilyViews.tsx'
import { HeadDifference } from './HeadDifference.tsx'
import { useFamily } from './useFamily.ts'

const route = getRouteApi('/projects/$project/families/$family')

/** One family: what it resolves to, and its members in order. */
export function FamilyPage() {
  const { project, family } = route.useParams()
  if (!RESOURCE_NAME.test(family)) return <EmptyFamily project={project} family={family} />
  return <KnownFamily key={`${project} ${family}`} project={project} family={family} />
}

function KnownFamily({ project, family: name }: { project: string; family: string }) {
  const family = useFamily(project, name)
  const { members, resolved, difference } = family
  const [action, setAction] = useState<ImageAction | null>(null)
  if (family.complete && members?.images.length === 0 && resolved === null) {
    return <EmptyFamily project={project} family={name} onAsk={family.ask} />
  }
  return (
    <>
      <FamilyHead project={project} name={name} family={family} onAction={setAction} />
      <div className={styles['page']}>
        {family.headError && (
          <ReadError
            error={family.headError}
            project={project}
            what="What the family resolves to"
            readAt={family.askedAt}
            onRetry={family.ask}
          />
        )}
        {difference && <HeadDifference project={project} family={name} difference={difference} />}
        {family.membersError && (
          <ReadError
            error={family.membersError}
            project={project}
            what="The members"
            readAt={family.membersReadAt}
            onRetry={family.ask}
          />
        )}
        {family.unreadable > 0 && (
          <Notice tone="warning">
            {count(family.unreadable, 'image')} of the family couldn’t be read, so what the API
            resolves it to can’t be checked against its members.
          </Notice>
        )}
        {(members ?? !family.membersError) && (
          <>
            <div className={styles['counts']}>
              <Counts members={members} complete={family.complete} />
              <CompareLink project={project} name={name} family={family} />
            </div>
            <FamilyViews
              {...{ project, members, resolved }}
              complete={family.complete}
              family={name}
              onAction={setAction}
            />
          </>
        )}
      </div>
      <ImageDialogs project={project} action={action} onAction={setAction} />
    </>
  )
}
