/** The entries of menus on an image. */
import { session } from '../../api/http/session.ts'
import { isActive } from '../../compute/deprecation.ts'
import { imagePath, selfLink } from '../../compute/links.ts'
import type { Image } from '../../compute/schema.ts'
import type { MenuEntry } from '../../ui/MenuList.tsx'
import { toast } from '../../ui/toasts.ts'
import type { ImageAction } from './ImageDialogs.tsx'

type Entry = Exclude<MenuEntry, 'divider'>

/** Deprecate, or restore: what can be done about an image's state. */
export function stateEntries(image: Image, act: (action: ImageAction) => void): Entry[] {
  const { name } = image
  const busy = beingDeleted(image)
  const deprecate: Entry = {
    label: isActive(image) ? 'Deprecate…' : 'Change deprecation…',
    ...busy,
    onSelect: () => act({ kind: isActive(image) ? 'deprecate' : 'change', name }),
  }
  if (isActive(image)) return [deprecate]
  const restore: Entry = {
    label: 'Restore to active…',
    ...busy,
    onSelect: () => act({ kind: 'restore', name }),
  }
  return [restore, deprecate]
}

export const deleteEntry = (image: Image, act: (action: ImageAction) => void): Entry => ({
  label: 'Delete…',
  ...beingDeleted(image),
  onSelect: () => act({ kind: 'delete', name: image.name }),
})

const beingDeleted = ({ status }: Image) =>
  status === 'DELETING' ? { disabledReason: 'It is being deleted.' } : {}

/** Copy the name, or the link as the API writes it. */
export const copyEntries = (project: string, { name }: Pick<Image, 'name'>): Entry[] => [
  { label: 'Copy name', onSelect: () => void copy(name, 'Name') },
  {
    label: 'Copy link',
    onSelect: () => void copy(selfLink(imagePath(project, name), session().universe), 'Link'),
  },
]

async function copy(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    toast({ message: `${what} copied.` })
  } catch {
    // Not allowed, or not there: the page came over plain http.
    toast({ message: 'The browser did not allow copying.', tone: 'error' })
  }
}
