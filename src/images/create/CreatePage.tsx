import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { imageQuery } from '../../api/images.ts'
import { useImages } from '../../api/useImages.ts'
import { emptyForm } from '../../compute/create/form.ts'
import { formFrom, nextVersion } from '../../compute/create/prefill.ts'
import type { Image } from '../../compute/schema.ts'
import { ReadError } from '../parts/ReadError.tsx'
import { CreateWizard } from './CreateWizard.tsx'
import { originOf, readDraft } from './draft.ts'
import { PublishPage } from './publish/PublishPage.tsx'
import type { CreateSearch } from './search.ts'

const route = getRouteApi('/projects/$project/images/create')

/** Makes an image, in four steps; or publishes one that was made dark. */
export function CreatePage() {
  const { project } = route.useParams()
  const search = route.useSearch()
  if (search.step === 'publish' && search.image !== undefined) {
    return <PublishPage image={search.image} />
  }
  const origin = originOf(search)
  // Another project or another beginning is another form.
  return <Begin key={`${project} ${origin}`} project={project} origin={origin} search={search} />
}

interface BeginProps {
  project: string
  origin: string
  search: CreateSearch
}

/** The form as it begins: from this tab’s draft, from the address, or empty. */
function Begin({ project, origin, search }: BeginProps) {
  const [draft] = useState(() => readDraft(project, origin))
  if (draft === null && search.next !== undefined) {
    return <NextVersion project={project} image={search.next} origin={origin} />
  }
  const initial = draft ?? formFrom(search.from ?? '', project) ?? emptyForm()
  return (
    <CreateWizard project={project} origin={origin} initial={initial} restored={draft !== null} />
  )
}

/** Reads the image that the next version is made of, and the names in use, before the form begins. */
function NextVersion({
  project,
  image,
  origin,
}: {
  project: string
  image: string
  origin: string
}) {
  const { data, error, refetch } = useQuery(imageQuery(project, image))
  const list = useImages(project)
  if (error) {
    return (
      <ReadError
        error={error}
        project={project}
        image={image}
        what="The image"
        onRetry={() => void refetch()}
      />
    )
  }
  if (!data || list.loading || (list.streaming && !list.error)) {
    return (
      <p role="status" className="muted">
        Reading {image}…
      </p>
    )
  }
  return <Next project={project} origin={origin} image={data} images={list.images} />
}

interface NextProps {
  project: string
  origin: string
  image: Image
  images: readonly Image[]
}

/** The form of the next version, as the image and the names in use are at its beginning. */
function Next({ project, origin, image, images }: NextProps) {
  const [initial] = useState(() => {
    const taken = new Set(images.map(({ name }) => name))
    return nextVersion(image, project, taken, Date.now())
  })
  return <CreateWizard project={project} origin={origin} initial={initial} restored={false} />
}
