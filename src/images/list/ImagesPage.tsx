import { mdiRefresh } from '@mdi/js'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { count } from '../../text/count.ts'
import { Icon } from '../../ui/Icon.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { lazyPart } from '../../ui/lazyPart.tsx'
import { type ImageAction, ImageDialogs } from '../actions/ImageDialogs.tsx'
import styles from './ImagesPage.module.css'
import { ListProblem } from './ListProblem.tsx'
import { Results } from './Results.tsx'
import { Summary } from './Summary.tsx'
import { Toolbar } from './Toolbar.tsx'
import { useListing } from './useListing.ts'

const FacetsBeside = lazyPart(() => import('./FacetsBeside.tsx'))
const UseWatch = lazyPart(() => import('../use/UseWatch.tsx'))
const BrokenWatch = lazyPart(() => import('../conventions/BrokenWatch.tsx'))
const CreateImage = lazyPart(() => import('./CreateImage.tsx'))

const route = getRouteApi('/projects/$project/images/')

/** All images of a project, by family. */
export function ImagesPage() {
  const { project } = route.useParams()
  // The selection, and whether loading was stopped, belong to one project.
  return <ProjectImages key={project} project={project} />
}

function ProjectImages({ project }: { project: string }) {
  const listing = useListing(project)
  const [action, setAction] = useState<ImageAction | null>(null)
  const { list, model, rows, families, filters, filter, refused, patch, now } = listing
  const [sample] = list.images
  const create = (
    <Link className="button primary" to="/projects/$project/images/create" params={{ project }}>
      Create image
    </Link>
  )
  const isEmpty =
    !list.loading && !list.more && !list.error && list.images.length === 0 && filter === ''
  return (
    <>
      <PageHead
        title="Images"
        name={`Images of ${project}`}
        sub={
          <Summary
            project={project}
            filter={filter}
            list={list}
            shown={rows.shown.length}
            families={families}
            now={now}
          />
        }
        actions={
          <>
            <button
              type="button"
              className="button square"
              aria-label="Refresh"
              title="Refresh"
              aria-busy={list.refreshing}
              onClick={list.refresh}
            >
              <span className={list.refreshing ? styles['turning'] : styles['still']}>
                <Icon path={mdiRefresh} />
              </span>
            </button>
            {sample ? (
              <CreateImage project={project} image={sample.name} meanwhile={create} />
            ) : (
              create
            )}
          </>
        }
      />
      <div className={isEmpty ? undefined : styles['columns']}>
        {!isEmpty && <h2 className="visually-hidden">Filters and columns</h2>}
        {!isEmpty && !list.loading && (
          <FacetsBeside {...{ filters, patch }} entries={model.entries} more={listing.partial} />
        )}
        <div className={styles['results']} data-density={listing.search.density}>
          {!isEmpty && <Toolbar project={project} listing={listing} />}
          <p role="status" className="visually-hidden">
            {rows.shown.length < model.entries.length &&
              `${count(rows.shown.length, 'image')} shown`}
          </p>
          <h2 className="visually-hidden">List of images</h2>
          {!refused && <ListProblem project={project} list={list} />}
          {listing.wantsUse && (
            <div className={styles['use']}>
              <UseWatch
                {...{ project }}
                images={list.images}
                isSettled={!list.loading && !list.streaming}
                onRead={listing.onUse}
              />
            </div>
          )}
          {listing.rules.length > 0 && (
            <div className={styles['use']}>
              <BrokenWatch
                {...{ project, list, filter }}
                asked={listing.rules}
                onCheck={listing.onBroken}
              />
            </div>
          )}
          <Results project={project} listing={listing} onAction={setAction} />
        </div>
      </div>
      <ImageDialogs project={project} action={action} onAction={setAction} />
    </>
  )
}
