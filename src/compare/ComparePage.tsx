import { getRouteApi, Link } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import { catchFocus } from '../images/parts/catchFocus.ts'
import { ReadError } from '../images/parts/ReadError.tsx'
import { familyCrumb, imagesCrumb } from '../images/parts/crumbs.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { visible } from '../text/visible.ts'
import { AddImage } from './AddImage.tsx'
import styles from './ComparePage.module.css'
import { CompareSkeleton } from './CompareSkeleton.tsx'
import { CompareTable } from './CompareTable.tsx'
import { readComparing, type Comparing } from './search.ts'
import { useCompared } from './useCompared.ts'
import { Views } from './Views.tsx'
import { MOST_COMPARED } from '../compute/compare/compare.ts'

const route = getRouteApi('/projects/$project/compare')

/** Two to four images beside each other, with what breaks first. */
export function ComparePage() {
  const { project } = route.useParams()
  const comparing = readComparing(route.useSearch())
  return <Comparison key={project} project={project} comparing={comparing} />
}

function Comparison({ project, comparing }: { project: string; comparing: Comparing }) {
  const navigate = route.useNavigate()
  const { show } = comparing
  const { names, images, rows, unread, heads } = useCompared(project, comparing.images)
  const [family, ...others] = new Set(images?.map((image) => image.family || undefined))
  const compare = (next: readonly string[]) =>
    void navigate({ search: (old) => ({ ...old, images: next.join(',') }), replace: true })
  const title = names.length > 1 ? `Compare ${names.length} images` : 'Compare images'
  return (
    <>
      <PageHead
        name={title}
        crumbs={[
          imagesCrumb(project),
          ...(family !== undefined && others.length === 0 ? [familyCrumb(project, family)] : []),
        ]}
        sub={names.length > 1 && <Sub names={names} />}
        actions={
          names.length > 1 && (
            <button type="button" className="button" onClick={() => compare(names.toReversed())}>
              {names.length === 2 ? 'Swap' : 'Reverse order'}
            </button>
          )
        }
      />
      <div className={styles['page']}>
        {unread.map(({ name, error, retry }) => (
          <ReadError
            key={name}
            error={error}
            project={project}
            image={name}
            what={visible(name)}
            onRetry={retry}
            action={
              <button
                type="button"
                className="button"
                onClick={() => {
                  compare(names.filter((each) => each !== name))
                  requestAnimationFrame(catchFocus)
                }}
              >
                Remove<span className="visually-hidden"> {visible(name)} from the comparison</span>
              </button>
            }
          />
        ))}
        {names.length < MOST_COMPARED && (
          <AddImage project={project} names={names} onAdd={(name) => compare([...names, name])} />
        )}
        {names.length < 2 ? (
          <p className="muted">
            Choose two to four images here, or select them in the{' '}
            <Link className="underlined" to="/projects/$project/images" params={{ project }}>
              list of images
            </Link>
            .
          </p>
        ) : (
          images &&
          rows && (
            <>
              <Views
                rows={rows}
                names={images.map(({ name }) => name)}
                show={show}
                onShow={(next) =>
                  void navigate({
                    search: (old) => ({
                      ...old,
                      show: next === 'differences' ? undefined : next,
                    }),
                    replace: true,
                  })
                }
              />
              <CompareTable
                {...{ project, images, rows, show, heads }}
                onRemove={
                  names.length > 2
                    ? (index) => compare(names.filter((_, each) => each !== index))
                    : undefined
                }
              />
              <p className={`muted ${styles['note']}`}>
                Breaking means: something that works with {first(images.length)} can fail or cost
                more with the other.
              </p>
            </>
          )
        )}
        {names.length > 1 && !images && unread.length === 0 && <CompareSkeleton names={names} />}
      </div>
    </>
  )
}

const first = (count: number) => (count === 2 ? 'the left image' : 'the first image')

function Sub({ names }: { names: readonly string[] }): ReactNode {
  const [first = '', ...rest] = names
  return (
    <span>
      What changes when <span className="mono">{visible(first)}</span> is replaced by{' '}
      {rest.map((name, index) => (
        <Fragment key={name}>
          {index > 0 && (index < rest.length - 1 ? ', ' : ' or ')}
          <span className="mono">{visible(name)}</span>
        </Fragment>
      ))}
    </span>
  )
}
