import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { operationsOfQuery } from '../../api/operations.ts'
import { RESOURCE_NAME } from '../../compute/names.ts'
import { PageHead } from '../../ui/PageHead.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { SafeText } from '../../ui/SafeText.tsx'
import { useNow } from '../../ui/useNow.ts'
import { visible } from '../../text/visible.ts'
import styles from './MissingImage.module.css'
import { deletionOf } from './operationFacts.ts'
import { imagesCrumb } from '../parts/crumbs.tsx'

interface MissingImageProps {
  project: string
  /** Name or id as requested. */
  name: string
  /** The family it was in, if known. */
  family: string | undefined
}

/** The image doesn't exist, or no longer: says so, with what is known, and links back. */
export function MissingImage({ project, name, family }: MissingImageProps) {
  const now = useNow()
  const { data } = useQuery({
    ...operationsOfQuery(project, name),
    enabled: RESOURCE_NAME.test(name),
  })
  const deletion = deletionOf(data?.items ?? [])
  return (
    <>
      <PageHead
        name={`${visible(name)} does not exist`}
        crumbs={[imagesCrumb(project)]}
        title={
          <>
            <span className={styles['name']}>
              <SafeText text={name} limit={100} />
            </span>{' '}
            does not exist
          </>
        }
        sub={
          deletion ? (
            <>
              It was deleted
              {Number.isFinite(deletion.at.at) && (
                <>
                  {' '}
                  <RelativeTime time={deletion.at} now={now} />
                </>
              )}
              {deletion.by !== undefined && (
                <>
                  {' '}
                  by <SafeText text={deletion.by} limit={200} />
                </>
              )}
              .
            </>
          ) : (
            `There is no image with this name in ${project}, or it was deleted.`
          )
        }
      />
      <div className={styles['ways']}>
        <Link className="button primary" to="/projects/$project/images" params={{ project }}>
          View images
        </Link>
        {family !== undefined && RESOURCE_NAME.test(family) && (
          <Link
            className="button"
            to="/projects/$project/families/$family"
            params={{ project, family }}
          >
            Go to the family {family}
          </Link>
        )}
      </div>
    </>
  )
}
