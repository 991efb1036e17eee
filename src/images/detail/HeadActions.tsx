import { mdiDotsVertical, mdiRefresh } from '@mdi/js'
import { useNavigate } from '@tanstack/react-router'
import { dueState, isActive } from '../../compute/deprecation.ts'
import type { Image } from '../../compute/schema.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useNow } from '../../ui/useNow.ts'
import { CreateLink } from '../actions/CreateLink.tsx'
import { loadDialogs, type ImageAction } from '../actions/ImageDialogs.tsx'
import { ImageMenuButton } from '../actions/ImageMenuButton.tsx'
import { DUE, type Offer } from '../actions/offers.ts'
import { useCan } from '../actions/useCan.ts'
import { Neighbors } from './Neighbors.tsx'
import { PermitButton } from '../parts/PermitButton.tsx'

interface HeadActionsProps {
  project: string
  name: string
  /** Undefined until known: there are no actions then. */
  image: Image | undefined
  /** It is loading: placeholders stand in for its buttons. */
  waiting: boolean
  onRefresh(): void
  onAction(action: ImageAction): void
}

/** The actions shown as buttons, beside the state's. */
const BESIDE: readonly Offer['action'][] = [
  'open',
  'editLabels',
  'createNewer',
  'publish',
  'delete',
]

/** The actions on the page's image. */
export function HeadActions(props: HeadActionsProps) {
  const { project, name, image, waiting, onRefresh, onAction } = props
  const now = useNow()
  return (
    <>
      <Neighbors project={project} name={name} />
      {image && <Actions project={project} image={image} onAction={onAction} />}
      {!image && waiting && <Places />}
      <button
        type="button"
        className="button square"
        aria-label="Refresh"
        title="Refresh"
        onClick={onRefresh}
      >
        <Icon path={mdiRefresh} />
      </button>
      {image && (
        <ImageMenuButton
          project={project}
          images={[image]}
          label="More actions"
          className="button square"
          without={[...BESIDE, stateAction(image, now).action]}
          onAction={onAction}
        >
          <Icon path={mdiDotsVertical} />
        </ImageMenuButton>
      )}
    </>
  )
}

/** For an active image, as most are. */
const Places = () =>
  ['Create newer version', 'Deprecate…', 'Delete…'].map((words) => (
    <span key={words} className="button skeleton" aria-hidden="true">
      {words}
    </span>
  ))

interface ActionsProps {
  project: string
  image: Image
  onAction(action: ImageAction): void
}

function Actions({ project, image, onAction }: ActionsProps) {
  const can = useCan(project, image)
  const { name } = image
  return (
    <>
      <CreateLink project={project} permit={can('createNewer').permit} search={{ next: name }}>
        Create newer version
      </CreateLink>
      {!image.family && <PublishButton project={project} name={name} {...can('publish')} />}
      <StateButton image={image} can={can} onAction={onAction} />
      <PermitButton
        {...can('delete')}
        action="Delete"
        onNear={loadDialogs}
        onClick={() => onAction({ kind: 'delete', name })}
      >
        Delete…
      </PermitButton>
    </>
  )
}

interface StateButtonProps {
  image: Image
  can: ReturnType<typeof useCan>
  onAction(action: ImageAction): void
}

function StateButton({ image, can, onAction }: StateButtonProps) {
  const { name } = image
  const { due, kind, action, words } = stateAction(image, useNow())
  return (
    <PermitButton
      {...can(action)}
      action={words}
      onNear={loadDialogs}
      onClick={() => onAction({ kind, name, ...(due && { to: due }) })}
    >
      {words}…
    </PermitButton>
  )
}

/** The most likely change of state: what is overdue, otherwise deprecate or restore. */
function stateAction(image: Image, now: number) {
  const due = dueState(image, now)?.state
  const active = isActive(image)
  const kind = active ? 'deprecate' : due ? 'change' : 'restore'
  return {
    due,
    kind,
    action: kind === 'change' ? 'changeDeprecation' : kind,
    words: due ? DUE[due] : active ? 'Deprecate' : 'Restore',
  } as const
}

type PublishButtonProps = { project: string; name: string } & ReturnType<ReturnType<typeof useCan>>

function PublishButton({ project, name, ...permitted }: PublishButtonProps) {
  const navigate = useNavigate()
  return (
    <PermitButton
      {...permitted}
      action="Publish to family"
      onClick={() =>
        void navigate({
          to: '/projects/$project/images/create',
          params: { project },
          search: { step: 'publish', image: name },
        })
      }
    >
      Publish to family…
    </PermitButton>
  )
}
