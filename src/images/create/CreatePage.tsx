import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { imageQuery } from '../../api/images.ts'
import { useImages } from '../../api/useImages.ts'
import { emptyForm, type CreateForm } from '../../compute/create/form.ts'
import { formFrom, nextVersion } from '../../compute/create/prefill.ts'
import { visible } from '../../ui/visible.ts'
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

interface NextVersionProps {
  project: string
  /** The image that the next version is made of. */
  image: string
  origin: string
}

/**
 * Reads the image that the next version is made of, and the names in use; then the form begins, once:
 * whatever comes of later reads of the two, it stays with what is typed into it.
 */
function NextVersion({ project, image: name, origin }: NextVersionProps) {
  const [now] = useState(() => Date.now())
  const [initial, setInitial] = useState<CreateForm | null>(null)
  const image = useQuery({ ...imageQuery(project, name), enabled: initial === null })
  const list = useImages(project)
  // Names that may not be listed are no reason to wait: whether one is taken is asked by itself.
  const named = !list.loading && (!list.streaming || list.error !== null)
  if (initial === null && image.data && named) {
    const taken = new Set(list.images.map((each) => each.name))
    setInitial(nextVersion(image.data, project, taken, now))
  }
  if (initial) {
    return <CreateWizard project={project} origin={origin} initial={initial} restored={false} />
  }
  if (image.error && !image.data) {
    return (
      <ReadError
        error={image.error}
        project={project}
        image={name}
        what="The image"
        onRetry={() => void image.refetch()}
      />
    )
  }
  return (
    <p role="status" className="muted">
      Reading {visible(name)}…
    </p>
  )
}
