import { mdiDotsVertical, mdiRefresh } from '@mdi/js'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { usePermissions } from '../../api/permissions.ts'
import { isActive } from '../../compute/deprecation.ts'
import type { Image } from '../../compute/schema.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { copyEntries, stateEntries } from '../actions/entries.ts'
import { loadDialogs, type ImageAction } from '../actions/ImageDialogs.tsx'
import { PermitButton } from '../parts/PermitButton.tsx'

interface HeadActionsProps {
  project: string
  /** Undefined while it is not known: nothing can be done with it. */
  image: Image | undefined
  /** It is on its way: the places of its buttons are held. */
  waiting: boolean
  onRefresh(): void
  onAction(action: ImageAction): void
}

/** What can be done with the image of the page. */
export function HeadActions(props: HeadActionsProps) {
  const { project, image, waiting, onRefresh, onAction } = props
  return (
    <>
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
        <Menu
          label="More actions"
          className="button square"
          entries={() => [
            ...stateEntries(image, onAction),
            'divider',
            ...copyEntries(project, image),
          ]}
        >
          <Icon path={mdiDotsVertical} />
        </Menu>
      )}
    </>
  )
}

/** Most images are active. */
const Places = () =>
  ['Create newer version', 'Deprecate', 'Delete'].map((words) => (
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
  const can = usePermissions(project, image.name)
  const create = can('compute.images.create')
  const { name } = image
  const notNow = image.status === 'DELETING' ? 'The image is being deleted.' : undefined
  const active = isActive(image)
  const navigate = useNavigate()
  // What says why not stays where it is when it turns out that one may by now.
  const [wasDenied, setWasDenied] = useState(false)
  if (create.state === 'denied' && !wasDenied) setWasDenied(true)
  return (
    <>
      {wasDenied ? (
        <PermitButton
          permit={create}
          onClick={() =>
            void navigate({
              to: '/projects/$project/images/create',
              params: { project },
              search: { next: name },
            })
          }
        >
          Create newer version
        </PermitButton>
      ) : (
        <Link
          className="button"
          to="/projects/$project/images/create"
          params={{ project }}
          search={{ next: name }}
        >
          Create newer version
        </Link>
      )}
      <PermitButton
        permit={can('compute.images.deprecate')}
        notNow={notNow}
        onNear={loadDialogs}
        onClick={() => onAction({ kind: active ? 'deprecate' : 'restore', name })}
      >
        {active ? 'Deprecate' : 'Restore'}
      </PermitButton>
      <PermitButton
        permit={can('compute.images.delete')}
        notNow={notNow}
        onNear={loadDialogs}
        onClick={() => onAction({ kind: 'delete', name })}
      >
        Delete
      </PermitButton>
    </>
  )
}
