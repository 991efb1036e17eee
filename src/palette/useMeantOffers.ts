import { useNavigate } from '@tanstack/react-router'
import { useHeld } from '../api/held.ts'
import { can } from '../compute/can.ts'
import type { Image } from '../compute/schema.ts'
import { useSession } from '../connect/useSession.ts'
import { rollBackAction, rollBackOf } from '../families/FamilyHead.tsx'
import { useFamily } from '../families/useFamily.ts'
import { pageDialogs, type ImageAction } from '../images/actions/ImageDialogs.tsx'
import type { Offer } from '../images/actions/offers.ts'
import { useOffers } from '../images/actions/useOffers.ts'
import { bulkStore } from '../images/bulk/store.ts'
import { selectOnly, type Meant } from './meant.ts'

const act = (action: ImageAction) => pageDialogs.act?.(action)

/** What can be done with these images: what their menu has, and what their page has besides. */
export function useMeantOffers(project: string, meant: Meant): Offer[] {
  const { images } = meant
  const offers = useOffers(project, images, act, (kind) =>
    bulkStore.set({
      asked: { kind, project, images, select: (names) => selectOnly(meant, names) },
    }),
  ).flat()
  const [image, second] = images
  const editing = useEditOffer(project, second ? undefined : image)
  // An image that is open isn't opened.
  const isOpen = meant.selectedOn === undefined
  const inReach = isOpen ? offers.filter(({ action }) => action !== 'open') : offers
  return [...inReach, ...editing]
}

function useEditOffer(project: string, image: Image | undefined): Offer[] {
  const { lacking } = useSession()
  const permissions = useHeld(project, image ? [image.name] : [])
  const { edit } = pageDialogs
  if (!image || !edit) return []
  return [
    {
      action: 'editFields',
      label: 'Edit description and family…',
      reason: can('editFields', image, permissions, lacking),
      run: edit,
    },
  ]
}

/** What can be done with a family that is open. */
export function useFamilyOffers(project: string, name: string): Offer[] {
  const navigate = useNavigate()
  const { lacking } = useSession()
  const family = useFamily(project, name)
  const last = family.resolved ?? family.members?.head ?? family.members?.images[0]
  const permissions = useHeld(project, last ? [last.name] : [])
  const { head, previous } = rollBackOf(family, project)
  const create = (search: { next: string } | { step: 'publish'; family: string }) =>
    void navigate({ to: '/projects/$project/images/create', params: { project }, search })
  const why = (action: 'publish' | 'createNewer' | 'rollBack', image?: Image) =>
    can(action, image, permissions, lacking)
  return [
    ...(last
      ? [
          {
            action: 'createNewer' as const,
            label: 'Create newer version',
            reason: why('createNewer'),
            run: () => create({ next: last.name }),
          },
        ]
      : []),
    {
      action: 'publish',
      label: 'Publish an image…',
      reason: why('publish'),
      run: () => create({ step: 'publish', family: name }),
    },
    ...(head && previous
      ? [
          {
            action: 'rollBack' as const,
            label: `Roll back to ${previous.name}…`,
            reason: why('rollBack', head),
            run: () => act(rollBackAction(head, previous)),
          },
          {
            action: 'compare' as const,
            label: `Compare head with ${previous.name}`,
            run: () =>
              void navigate({
                to: '/projects/$project/compare',
                params: { project },
                search: { images: `${previous.name},${head.name}` },
              }),
          },
        ]
      : []),
  ]
}
