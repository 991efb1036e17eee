import { session } from '../../api/http/session.ts'
import { stateOf } from '../../compute/deprecation.ts'
import { isProtected, protectedBy } from '../../compute/protection.ts'
import type { Image } from '../../compute/schema.ts'
import { readTime } from '../../compute/time.ts'
import { LockIcon } from '../../ui/drawnIcons.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { SafeText } from '../../ui/SafeText.tsx'
import { useNow } from '../../ui/useNow.ts'
import { visible } from '../../text/visible.ts'
import type { ImageAction } from '../actions/ImageDialogs.tsx'
import { StateMark } from '../parts/StateMark.tsx'
import { StatusMark } from '../parts/StatusMark.tsx'
import { HeadActions } from './HeadActions.tsx'
import styles from './ImageHead.module.css'
import type { OperationFacts } from './operationFacts.ts'
import { useFamilyHead } from '../parts/useFamilyHead.ts'
import { familyCrumb, imagesCrumb } from '../parts/crumbs.tsx'

interface ImageHeadProps {
  project: string
  /** Name or id from the URL, until the image's name is known. */
  name: string
  image: Image | undefined
  facts: OperationFacts
  /** It is loading: a placeholder stands in for it. */
  waiting: boolean
  onRefresh(): void
  /** Starts an action on the image. */
  onAction(action: ImageAction): void
}

/**
 * The head of the page: breadcrumbs, name, whether it is its family's head, state, status, when and
 * by whom it was created.
 */
export function ImageHead(props: ImageHeadProps) {
  const { project, name, image, facts, waiting, onRefresh, onAction } = props
  const { head } = useFamilyHead(project, image?.family)
  const family = image?.family
  const title = image?.name ?? name
  return (
    <PageHead
      name={visible(title)}
      crumbs={crumbsTo(project, family)}
      title={
        <span className={styles['name']}>
          <SafeText text={title} limit={200} />
        </span>
      }
      beside={
        <>
          <CopyButton text={title} name="image name" />
          {image && <ProtectedTag image={image} />}
          {family !== undefined && head?.name === title && (
            <span
              className={`tag accent ${styles['headOf']}`}
              title="The family resolves to this image"
            >
              head of {visible(family)}
            </span>
          )}
        </>
      }
      sub={
        image ? (
          <Sub image={image} facts={facts} />
        ) : (
          waiting && <span className={`skeleton ${styles['waiting']}`} />
        )
      }
      actions={<HeadActions {...{ project, image, waiting, onRefresh, onAction }} name={title} />}
    />
  )
}

function ProtectedTag({ image }: { image: Image }) {
  const { protection } = session()
  if (!isProtected(image, protection)) return null
  return (
    <span className={`tag ${styles['protected']}`} title={protectedBy(protection)}>
      <LockIcon /> protected
    </span>
  )
}

function Sub({ image, facts }: { image: Image; facts: OperationFacts }) {
  const now = useNow()
  const created = readTime(image.creationTimestamp)
  return (
    <div className="facts">
      <span className={styles['state']}>
        <StateMark state={stateOf(image)} />
      </span>{' '}
      <span>
        <span role="status" className={styles['status']}>
          <StatusMark status={image.status} progress={facts.progress} />{' '}
          {facts.progress !== undefined && <span>{facts.progress}%</span>}
        </span>
      </span>{' '}
      <span>
        created{' '}
        {Number.isFinite(created.at) ? (
          <RelativeTime time={created} now={now} />
        ) : (
          'at an unknown time'
        )}
        {facts.createdBy !== undefined && (
          <span className={styles['by']}>
            {' '}
            by <SafeText text={facts.createdBy} limit={200} />
          </span>
        )}
      </span>
    </div>
  )
}

const crumbsTo = (project: string, family: string | undefined) => [
  imagesCrumb(project),
  ...(family ? [familyCrumb(project, family)] : []),
]
