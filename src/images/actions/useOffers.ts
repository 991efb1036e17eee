import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ASKED, useHeld } from '../../api/held.ts'
import { permissionsQuery } from '../../api/permissions.ts'
import type { Image } from '../../compute/schema.ts'
import { useNow } from '../../ui/useNow.ts'
import { copyTexts } from './copyTexts.ts'
import type { BulkKind } from '../bulk/kinds.ts'
import { useSession } from '../../connect/useSession.ts'
import { useFamilyHead } from '../parts/useFamilyHead.ts'
import { useUndoToast } from '../undo/useUndoToast.tsx'
import type { ImageAction } from './ImageDialogs.tsx'
import { offersFor, type Offer } from './offers.ts'
import { setProtected } from './setProtected.ts'
import { useCounts } from './useCounts.ts'

const NONE: readonly Image[] = []

/** Reads the caller's permissions on the first few images, unless they are known. */
export const askPermissions = (client: QueryClient, project: string, images: readonly Image[]) =>
  Promise.all(
    images.slice(0, ASKED).map(({ name }) => client.prefetchQuery(permissionsQuery(project, name))),
  )

/** What can be done with images, and why not. */
export function useOffers(
  project: string,
  images: readonly Image[],
  act: (action: ImageAction) => void,
  bulk: (kind: BulkKind) => void = () => undefined,
): Offer[][] {
  const navigate = useNavigate()
  const client = useQueryClient()
  const toastUndo = useUndoToast()
  const now = useNow()
  const { protection, lacking } = useSession()
  const permissions = useHeld(
    project,
    images.slice(0, ASKED).map(({ name }) => name),
  )
  const { head } = useFamilyHead(project, images.length === 1 ? images[0]?.family : '', false)
  const counts = useCounts(images.length > 1 ? images : NONE)
  return offersFor(images, {
    now,
    protection,
    lacking,
    permissions,
    counts,
    head,
    act,
    bulk,
    open: ({ name: image }, search) =>
      void navigate({ to: '/projects/$project/images/$image', params: { project, image }, search }),
    create: (search) =>
      void navigate({ to: '/projects/$project/images/create', params: { project }, search }),
    compare: (which) =>
      void navigate({
        to: '/projects/$project/compare',
        params: { project },
        search: { images: which.map(({ name }) => name).join(',') },
      }),
    protect: (image, on) =>
      void setProtected(client, { project, image: image.name }, on, toastUndo),
    copy: (what, which) => void copyTexts(what, project, which),
  })
}
