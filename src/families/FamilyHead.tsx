import { Link } from '@tanstack/react-router'
import { loadDialogs, type ImageAction } from '../images/actions/ImageDialogs.tsx'
import { agoText } from '../text/duration.ts'
import { PageHead } from '../ui/PageHead.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { useNow } from '../ui/useNow.ts'
import { visible } from '../text/visible.ts'
import styles from './FamilyHead.module.css'
import { previousHead } from './members.ts'
import type { Family } from './useFamily.ts'

interface FamilyHeadProps {
  project: string
  name: string
  family: Family
  /** Begins something on an image of the family. */
  onAction(action: ImageAction): void
}

/** The head of the page: the family, how many images it has, and what it resolves to, with the time of the answer. */
export function FamilyHead({ project, name, family, onAction }: FamilyHeadProps) {
  return (
    <PageHead
      name={`Family ${name}`}
      crumbs={[
        <Link key="images" to="/projects/$project/images" params={{ project }}>
          Images
        </Link>,
      ]}
      title={name}
      beside={<CopyButton text={name} name="family name" />}
      sub={<Sub project={project} family={family} />}
      actions={
        <>
          <RollBack family={family} onAction={onAction} />
          <button
            type="button"
            className="button"
            aria-disabled={family.asking}
            onClick={() => !family.asking && family.ask()}
          >
            Ask again
          </button>
        </>
      }
    />
  )
}

/**
 * Takes the family back to the image before its head, by deprecating the head: nothing is deleted, and
 * it can be taken forward again. Only where the members are known and agree with the service.
 */
function RollBack({ family, onAction }: Pick<FamilyHeadProps, 'family' | 'onAction'>) {
  const { members, complete, told } = family
  if (!members?.head || !complete || told?.name !== members.head.name) return null
  const { name } = members.head
  const previous = previousHead(members)?.name
  if (previous === undefined) return null
  return (
    <button
      type="button"
      className="button"
      onPointerEnter={loadDialogs}
      onFocus={loadDialogs}
      onClick={() => onAction({ kind: 'rollBack', name, previous })}
    >
      Roll back to <span className="mono">{visible(previous)}</span>
    </button>
  )
}

function Sub({ project, family }: { project: string; family: Family }) {
  const { members, complete, told } = family
  const count = members?.images.length ?? 0
  return (
    <div className={`facts ${styles['sub']}`}>
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
