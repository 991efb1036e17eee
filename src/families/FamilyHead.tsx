import { Link } from '@tanstack/react-router'
import { agoText } from '../ui/duration.ts'
import { PageHead } from '../ui/PageHead.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { useNow } from '../ui/useNow.ts'
import { visible } from '../ui/visible.ts'
import styles from './FamilyHead.module.css'
import type { Family } from './useFamily.ts'

interface FamilyHeadProps {
  project: string
  name: string
  family: Family
}

/** The head of the page: the family, how many images it has, and what it resolves to, with the time of the answer. */
export function FamilyHead({ project, name, family }: FamilyHeadProps) {
  return (
    <PageHead
      crumbs={[
        <Link key="images" to="/projects/$project/images" params={{ project }}>
          Images
        </Link>,
      ]}
      title={name}
      beside={<CopyButton text={name} name="family name" />}
      sub={<Sub project={project} family={family} />}
      actions={
        <button
          type="button"
          className="button"
          aria-disabled={family.asking}
          onClick={() => !family.asking && family.ask()}
        >
          Ask again
        </button>
      }
    />
  )
}

function Sub({ project, family }: { project: string; family: Family }) {
  const { members, complete, told } = family
  const count = members?.images.length ?? 0
  return (
    <div className={styles['sub']}>
      <span>
        {members
          ? `${count}${complete ? '' : ' or more'} ${count === 1 ? 'image' : 'images'}`
          : 'Images of one family'}
      </span>{' '}
      <span role="status">
        {told === undefined && !family.headError && 'asking what it resolves to'}
        {told === undefined && family.headError && 'what it resolves to is not known'}
        {told === null && <strong className={styles['nothing']}>resolves to nothing</strong>}
        {told && (
          <>
            resolves to{' '}
            <Link
              className="mono"
              to="/projects/$project/images/$image"
              params={{ project, image: told.name }}
            >
              {visible(told.name)}
            </Link>
          </>
        )}
      </span>{' '}
      {told !== undefined && <Asked family={family} />}
    </div>
  )
}

/** `asked 4 s ago`: counts on by itself, unread by screen readers, who would hear it every second. */
function Asked({ family }: { family: Family }) {
  const now = useNow('second')
  return <span>{family.asking ? 'asking' : `asked ${agoText(now - family.askedAt)}`}</span>
}
