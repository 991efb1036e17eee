import { Link } from '@tanstack/react-router'
import { useProgress } from '../api/useProgress.ts'
import { dueState, stateOf } from '../compute/deprecation.ts'
import type { Image } from '../compute/schema.ts'
import { readTime } from '../compute/time.ts'
import { HeadTag } from '../images/parts/HeadTag.tsx'
import { LabelTags } from '../images/parts/LabelTags.tsx'
import { PartlyReadTag } from '../images/parts/PartlyRead.tsx'
import { ResourceRef } from '../images/parts/ResourceRef.tsx'
import { StateMark } from '../images/parts/StateMark.tsx'
import { StatusMark } from '../images/parts/StatusMark.tsx'
import { word } from '../text/words.ts'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { shortDate } from '../text/time.ts'
import { useNow } from '../ui/useNow.ts'
import { visible } from '../text/visible.ts'
import type { Members } from './members.ts'
import styles from './MembersTable.module.css'

interface MembersTableProps {
  project: string
  family: string
  /** Undefined while none has come. */
  members: Members | undefined
  /** Name of the image that the family resolves to. */
  head: string | undefined
}

/** The members of a family, newest first. */
export function MembersTable({ project, family, members, head }: MembersTableProps) {
  const now = useNow()
  const progress = useProgress(project)
  return (
    <div className={`card ${styles['frame']}`}>
      <table className={styles['members']} aria-label={`Members of ${family}`} aria-busy={!members}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">State</th>
            <th scope="col">Status</th>
            <th scope="col">Created</th>
            <th scope="col">Labels</th>
          </tr>
        </thead>
        <tbody>
          {members
            ? members.images.map((image) => (
                <Member
                  key={image.name}
                  project={project}
                  image={image}
                  isHead={image.name === head}
                  progress={progress.get(image.id ?? '')}
                  now={now}
                />
              ))
            : ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
                <tr key={key}>
                  <td colSpan={5} aria-label="Loading">
                    <span className={`skeleton ${styles['waiting']}`} />
                  </td>
                </tr>
              ))}
        </tbody>
      </table>
    </div>
  )
}

interface MemberProps {
  project: string
  image: Image
  isHead: boolean
  /** 0–100, while it is being made and one knows. */
  progress: number | undefined
  now: number
}

function Member({ project, image, isHead, progress, now }: MemberProps) {
  const due = dueState(image, now)
  const replacement = image.deprecated?.replacement
  return (
    <tr>
      <th scope="row">
        <span className={styles['name']}>
          <Link
            className="mono"
            to="/projects/$project/images/$image"
            params={{ project, image: image.name }}
          >
            {visible(image.name)}
          </Link>{' '}
          {isHead && <HeadTag />} <PartlyReadTag image={image} />
        </span>
      </th>
      <td>
        <span className={styles['state']}>
          <StateMark state={stateOf(image)} />{' '}
          {due && (
            <span className="tag warn">
              due: {word(due.state).toLowerCase()} since {shortDate(due.since, now)}
            </span>
          )}{' '}
          {replacement && (
            <span className={styles['replacement']}>
              <span aria-label="replaced by">→</span>{' '}
              <ResourceRef link={replacement} project={project} name="replacement" />
            </span>
          )}
        </span>
      </td>
      <td>
        <StatusMark status={image.status} progress={progress} />
      </td>
      <td className={styles['created']}>
        <RelativeTime time={readTime(image.creationTimestamp)} now={now} />
      </td>
      <td>
        <LabelTags labels={image.labels} max={4} />
      </td>
    </tr>
  )
}
