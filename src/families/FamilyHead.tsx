import { mdiRefresh } from '@mdi/js'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { canBeHead } from '../compute/family.ts'
import type { Image } from '../compute/schema.ts'
import { CreateLink } from '../images/actions/CreateLink.tsx'
import { loadDialogs, type ImageAction } from '../images/actions/ImageDialogs.tsx'
import { useCan } from '../images/actions/useCan.ts'
import { ImageLink } from '../images/parts/ImageLink.tsx'
import { PermitButton } from '../images/parts/PermitButton.tsx'
import { count } from '../text/count.ts'
import { agoText } from '../text/duration.ts'
import { PageHead } from '../ui/PageHead.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useNow } from '../ui/useNow.ts'
import { visible } from '../text/visible.ts'
import styles from './FamilyHead.module.css'
import { previousHead } from './members.ts'
import type { Family } from './useFamily.ts'
import { imagesCrumb } from '../images/parts/crumbs.tsx'

interface FamilyHeadProps {
  project: string
  name: string
  family: Family
  /** Starts an action on an image of the family. */
  onAction(action: ImageAction): void
}

/**
 * The head of the page: the family, how many images it has, what it resolves to, and when that was
 * read.
 */
export function FamilyHead({ project, name, family, onAction }: FamilyHeadProps) {
  const { members, resolved } = family
  // For a family without a head, the newest image is the one to continue from.
  const last = resolved ?? members?.head ?? members?.images[0]
  return (
    <PageHead
      name={`Family ${name}`}
      crumbs={[imagesCrumb(project)]}
      title={name}
      beside={<CopyButton text={name} name="family name" />}
      sub={<Sub project={project} family={family} />}
      actions={
        <>
          <button
            type="button"
            className="button square"
            aria-label="Check again"
            title="Check again"
            aria-disabled={family.asking}
            onClick={() => !family.asking && family.ask()}
          >
            <Icon path={mdiRefresh} />
          </button>
          <RollBack {...{ project, name, family, onAction }} />
          <Link
            className="button"
            to="/projects/$project/retire"
            params={{ project }}
            search={{ v: '1', preset: 'conservative', 'choose.families': name }}
          >
            Retire…
          </Link>
          {last ? (
            <Actions project={project} name={name} image={last} />
          ) : (
            isWaiting(family) &&
            ['Publish an image…', 'Create newer version'].map((words) => (
              <Placeholder key={words}>{words}</Placeholder>
            ))
          )}
        </>
      }
    />
  )
}

/** Still loading: it isn't known yet what it will be. */
export const isWaiting = ({ resolved, headError, complete, membersError }: Family) =>
  (resolved === undefined && !headError) || (!complete && !membersError)

/** A placeholder for a button. */
const Placeholder = ({ children }: { children: ReactNode }) => (
  <span className="button skeleton" aria-hidden="true">
    {children}
  </span>
)

interface ActionsProps {
  project: string
  name: string
  image: Image
}

/** Actions on the family, based on one of its images. */
function Actions({ project, name, image }: ActionsProps) {
  const can = useCan(project, image)
  const navigate = useNavigate()
  return (
    <>
      <PermitButton
        permit={can('publish').permit}
        action="Publish an image"
        onClick={() =>
          void navigate({
            to: '/projects/$project/images/create',
            params: { project },
            search: { step: 'publish', family: name },
          })
        }
      >
        Publish an image…
      </PermitButton>
      <CreateLink
        project={project}
        permit={can('createNewer').permit}
        search={{ next: image.name }}
        primary
      >
        Create newer version
      </CreateLink>
    </>
  )
}

function RollBack(props: FamilyHeadProps) {
  const { project, name, family } = props
  const { head, previous } = rollBackOf(family, project)
  if (head && previous) return <RollBackButton {...{ ...props, head, previous }} />
  // Most families have an image to roll back to, with a similar name.
  if (!isWaiting(family)) return null
  return (
    <Placeholder>
      <RollBackWords to={`${name}-v00`} />
    </Placeholder>
  )
}

const RollBackWords = ({ to }: { to: string }) => (
  <span className={styles['name']}>
    Roll back to <span className="mono">{visible(to)}</span>…
  </span>
)

interface RollBackButtonProps extends FamilyHeadProps {
  head: Image
  previous: Image
}

function RollBackButton({ project, head, previous, onAction }: RollBackButtonProps) {
  const can = useCan(project, head)
  return (
    <PermitButton
      {...can('rollBack')}
      onNear={loadDialogs}
      onClick={() => onAction(rollBackAction(head, previous))}
    >
      <RollBackWords to={previous.name} />
    </PermitButton>
  )
}

/**
 * Rolling back to the image before the head by deprecating the head: nothing is deleted, and it can
 * be reversed. Only if the members are known and agree with the service.
 */
export function rollBackOf(
  { members, complete, resolved }: Family,
  project: string,
): { head?: Image; previous?: Image } {
  if (!members?.head || !complete || resolved?.name !== members.head.name) return {}
  const previous = previousHead(members, project)
  return previous ? { head: members.head, previous } : {}
}

/** One that is still active only needs the head deprecated; any other is restored first. */
export const rollBackAction = (head: Image, previous: Image): ImageAction =>
  canBeHead(previous)
    ? { kind: 'rollBack', name: head.name, previous: previous.name }
    : { kind: 'rollBackTo', name: head.name, head, previous }

function Sub({ project, family }: { project: string; family: Family }) {
  const { members, complete, resolved } = family
  const number = members?.images.length ?? 0
  return (
    <div className={`facts ${styles['sub']}`}>
      <span>
        {members
          ? complete
            ? count(number, 'image')
            : `${count(number)} or more images`
          : 'Images'}
      </span>{' '}
      <span className={styles['resolves']}>
        <span role="status">
          {resolved === undefined && !family.headError && 'checking what it resolves to'}
          {resolved === undefined && family.headError && 'what it resolves to is unknown'}
          {resolved === null && <strong className={styles['nothing']}>resolves to nothing</strong>}
          {resolved && (
            <>
              resolves to <ImageLink project={project} name={resolved.name} underlined />
            </>
          )}
        </span>
        {resolved && <CopyButton text={resolved.name} name={`name ${visible(resolved.name)}`} />}
      </span>{' '}
      {resolved !== undefined && <Checked family={family} />}
    </div>
  )
}

/**
 * `checked 4 s ago`: keeps counting, but hidden from screen readers, which would announce it every
 * second.
 */
function Checked({ family }: { family: Family }) {
  const now = useNow('second')
  return <span>{family.asking ? 'checking' : `checked ${agoText(now - family.askedAt)}`}</span>
}
