import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { imageQuery } from '../../api/images.ts'
import { membersQuery } from '../../api/members.ts'
import { headOf } from '../../compute/family.ts'
import type { Image } from '../../compute/schema.ts'
import { PageHead } from '../../ui/PageHead.tsx'
import { useNow } from '../../ui/useNow.ts'
import { visible } from '../../text/visible.ts'
import { ReadError } from '../../images/parts/ReadError.tsx'
import styles from '../parts/create.module.css'
import { FamilyForm } from './FamilyForm.tsx'
import { PublishPlan } from './PublishPlan.tsx'
import { imagesCrumb } from '../../images/parts/crumbs.tsx'

const route = getRouteApi('/projects/$project/images/create')

/** Publishes an image to a family: shows the steps, then runs them one by one. */
export function PublishPage({ image: name }: { image: string }) {
  const { project } = route.useParams()
  const { family, previous } = route.useSearch()
  const image = useQuery(imageQuery(project, name))
  const chosen = family ?? image.data?.family
  const members = useQuery({
    ...membersQuery(project, chosen ?? ''),
    enabled: chosen !== undefined,
  })
  const now = useNow()
  const error = image.error ?? members.error
  // Data that has been loaded stays, even if a later read fails.
  const readAt =
    image.data && members.data ? Math.min(image.dataUpdatedAt, members.dataUpdatedAt) : 0
  return (
    <>
      <PageHead
        name={`Publish ${visible(name)}`}
        crumbs={[
          imagesCrumb(project),
          <Link key="image" to="/projects/$project/images/$image" params={{ project, image: name }}>
            {visible(name)}
          </Link>,
        ]}
        sub={chosen && `To family ${visible(chosen)}`}
      />
      <div className={styles['page']}>
        {error && (
          <ReadError
            error={error}
            project={project}
            image={name}
            what="The image and its family"
            readAt={readAt}
            onRetry={() => void Promise.all([image.refetch(), members.refetch()])}
          />
        )}
        {chosen === undefined && image.data ? (
          <FamilyForm project={project} image={name} />
        ) : image.data && members.data && chosen !== undefined ? (
          <PublishPlan
            facts={{
              project,
              image: image.data,
              family: chosen,
              members: members.data,
              // The head before publishing; kept in the URL from then on.
              previous: previous ?? otherHead(members.data, name),
              now,
            }}
          />
        ) : (
          !error && (
            <p role="status" className="muted">
              Loading the image and its family…
            </p>
          )
        )}
      </div>
    </>
  )
}

const otherHead = (members: readonly Image[], name: string) =>
  headOf(members.filter((member) => member.name !== name))?.name ?? ''
