import { mdiDotsVertical } from '@mdi/js'
import { useNavigate } from '@tanstack/react-router'
import { Icon } from '../../ui/Icon.tsx'
import { Menu } from '../../ui/Menu.tsx'
import type { MenuEntry } from '../../ui/MenuList.tsx'
import { visible } from '../../text/visible.ts'
import type { Image } from '../../compute/schema.ts'
import { copyEntries, deleteEntry, stateEntries } from '../actions/entries.ts'
import type { ImageSearch } from '../detail/search.ts'
import type { ImageAction } from '../actions/ImageDialogs.tsx'

interface RowMenuProps {
  project: string
  image: Image
  tabIndex: number
  onAction(action: ImageAction): void
}

/** ⋮: what can be done with the image of a row. */
export function RowMenu({ project, image, tabIndex, onAction }: RowMenuProps) {
  const navigate = useNavigate()
  const open = (search: ImageSearch) =>
    void navigate({
      to: '/projects/$project/images/$image',
      params: { project, image: image.name },
      search,
    })
  const entries = (): MenuEntry[] => [
    { label: 'Open', onSelect: () => open({}) },
    { label: 'Edit labels', onSelect: () => open({ edit: 'labels' }) },
    {
      label: 'Create newer version',
      onSelect: () =>
        void navigate({
          to: '/projects/$project/images/create',
          params: { project },
          search: { next: image.name },
        }),
    },
    'divider',
    ...stateEntries(image, onAction),
    deleteEntry(image, onAction),
    'divider',
    ...copyEntries(project, image),
  ]
  return (
    <Menu
      label={`Actions on ${visible(image.name)}`}
      className="button quiet square small"
      tabIndex={tabIndex}
      entries={entries}
    >
      <Icon path={mdiDotsVertical} />
    </Menu>
  )
}
