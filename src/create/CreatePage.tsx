import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { imageQuery } from '../api/images.ts'
import { useImages } from '../api/useImages.ts'
import { emptyForm, type CreateForm, type Secrets } from './model/form.ts'
import { formFrom, nextVersion } from './model/prefill.ts'
import { visible } from '../text/visible.ts'
import { ReadError } from '../images/parts/ReadError.tsx'
import { CreateWizard, type CreateWizardProps } from './CreateWizard.tsx'
import { readDraft } from './draft.ts'
import { ChooseImage } from './publish/ChooseImage.tsx'
import { PublishPage } from './publish/PublishPage.tsx'
import type { CreateSearch } from './search.ts'
import { useOpenForm } from './useOpenForm.ts'

const route = getRouteApi('/projects/$project/images/create')

/** Makes an image, in four steps; or publishes one that was made dark. */
export function CreatePage() {
  const { project } = route.useParams()
  const search = route.useSearch()
  if (search.step === 'publish' && search.image !== undefined) {
    return <PublishPage image={search.image} />
  }
  if (search.step === 'publish' && search.family !== undefined) {
    return <ChooseImage project={project} family={search.family} />
  }
  return <OpenForm project={project} search={search} />
}

interface OpenFormProps {
  project: string
  search: CreateSearch
}

/** The form that is open: another project, another beginning or another start is another form. */
function OpenForm({ project, search }: OpenFormProps) {
  const { id, startOver } = useOpenForm(project, search)
  /** Keys that were typed into a form that was discarded: in memory, as long as the page is open. */
  const [keys] = useState(() => new Map<string, Secrets>())
  return (
    <Begin
      key={`${project} ${id}`}
      search={search}
      wizard={{ project, origin: id, keys, onStartOver: startOver }}
    />
  )
}

/** What the wizard is given, however its form begins. */
type Wizard = Omit<CreateWizardProps, 'initial' | 'restored'>

interface BeginProps {
  search: CreateSearch
  wizard: Wizard
}

/** The form as it begins: from this tab’s draft, from the address, or empty. */
function Begin({ search, wizard }: BeginProps) {
  const { project, origin } = wizard
  const [draft] = useState(() => readDraft(project, origin))
  if (draft === null && search.next !== undefined) {
    return <NextVersion image={search.next} wizard={wizard} />
  }
  const initial = draft ?? formFrom(search.from ?? '', project) ?? emptyForm()
  return <CreateWizard {...wizard} initial={initial} restored={draft !== null} />
}

interface NextVersionProps {
  /** The image that the next version is made of. */
  image: string
  wizard: Wizard
}

/**
 * Reads the image that the next version is made of, and the names in use; then the form begins, once:
 * whatever comes of later reads of the two, it stays with what is typed into it.
 */
function NextVersion({ image: name, wizard }: NextVersionProps) {
  const { project } = wizard
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
    return <CreateWizard {...wizard} initial={initial} restored={false} />
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
