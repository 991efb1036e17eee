import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { imageQuery } from '../api/images.ts'
import { useImages } from '../api/useImages.ts'
import { emptyForm, type CreateForm, type Secrets } from './model/form.ts'
import { formFrom, newerVersion } from './model/prefill.ts'
import { visible } from '../text/visible.ts'
import { ReadError } from '../images/parts/ReadError.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { newerVersionTitle } from './model/words.ts'
import { CreateWizard, type CreateWizardProps } from './CreateWizard.tsx'
import { drafts } from './kept/draft.ts'
import { ChooseImage } from './publish/ChooseImage.tsx'
import { PublishPage } from './publish/PublishPage.tsx'
import type { CreateSearch } from './search.ts'
import { useOpenForm } from './useOpenForm.ts'

const route = getRouteApi('/projects/$project/images/create')

/** Creates an image in four steps, or publishes one that isn’t published yet. */
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

/** The open form. Another project, another origin or “Start over” means another form. */
function OpenForm({ project, search }: OpenFormProps) {
  const { id, startOver } = useOpenForm(project, search)
  /** Keys typed into discarded forms; kept in memory while the page is open. */
  const [keys] = useState(() => new Map<string, Secrets>())
  return (
    <InitialForm
      key={`${project} ${id}`}
      search={search}
      wizard={{ project, origin: id, keys, onStartOver: startOver }}
    />
  )
}

/** The wizard’s props other than the initial form. */
type Wizard = Omit<CreateWizardProps, 'initial' | 'restored'>

interface InitialFormProps {
  search: CreateSearch
  wizard: Wizard
}

/** The initial form: this tab’s draft, one prefilled from the URL, or an empty one. */
function InitialForm({ search, wizard }: InitialFormProps) {
  const { project, origin } = wizard
  const [draft] = useState(() => drafts.read(project, origin))
  if (draft === null && search.next !== undefined) {
    return <NewerVersion image={search.next} wizard={wizard} />
  }
  const initial = draft ?? formFrom(search.from ?? '', project) ?? emptyForm()
  return <CreateWizard {...wizard} initial={initial} restored={draft !== null} />
}

interface NewerVersionProps {
  /** The image to create a newer version of. */
  image: string
  wizard: Wizard
}

/**
 * Loads the image and the names in use, then builds the initial form once: later reads of either never
 * replace what has been typed.
 */
function NewerVersion({ image: name, wizard }: NewerVersionProps) {
  const { project } = wizard
  const [now] = useState(() => Date.now())
  const [initial, setInitial] = useState<CreateForm | null>(null)
  const image = useQuery({ ...imageQuery(project, name), enabled: initial === null })
  const list = useImages(project)
  // Don’t wait if the images can’t be listed: whether the name is taken is checked separately.
  const named = !list.loading && (!list.streaming || list.error !== null)
  if (initial === null && image.data && named) {
    const taken = new Set(list.images.map((each) => each.name))
    setInitial(newerVersion(image.data, project, taken, now))
  }
  if (initial) {
    return <CreateWizard {...wizard} initial={initial} restored={false} />
  }
  const title = <PageHead name={newerVersionTitle(name)} sub={`In ${project}`} />
  if (image.error && !image.data) {
    return (
      <>
        {title}
        <ReadError
          error={image.error}
          project={project}
          image={name}
          what="The image"
          onRetry={() => void image.refetch()}
        />
      </>
    )
  }
  return (
    <>
      {title}
      <p role="status" className="muted">
        Loading {visible(name)}…
      </p>
    </>
  )
}
