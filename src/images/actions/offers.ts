/** The actions on images, as data: menus, bars and buttons all show the same offers. */
import { can, type Action, type Reason } from '../../compute/can.ts'
import { MOST_COMPARED } from '../../compute/compare/compare.ts'
import { dueState, isActive } from '../../compute/deprecation.ts'
import { byAge } from '../../compute/family.ts'
import { LABELS_UNREAD } from '../../compute/labels.ts'
import { areLabelsUnread, isProtected } from '../../compute/protection.ts'
import type { Image, State } from '../../compute/schema.ts'
import { count } from '../../text/count.ts'
import { ACTION, BULK_KINDS, WORDS, type BulkKind } from '../bulk/kinds.ts'
import type { ImageAction } from './ImageDialogs.tsx'
import type { Counts } from '../bulk/counts.ts'

export interface Offer {
  action: Action | BulkKind | 'open' | 'compare' | 'copyName' | 'copyLink'
  label: string
  /** How many of several images it applies to, once counted. */
  applies?: number
  /** Why it can't be done; it is still shown, with the reason. */
  reason?: Reason | undefined
  run(): void
}

/** What offers need to decide and act. */
export interface Means {
  /** ms since the epoch. */
  now: number
  /** The key of the protection label. */
  protection: string
  /** The caller's permissions on the images; undefined while not known. */
  permissions: readonly string[] | undefined
  /** For several images: to how many each bulk change applies; undefined while counting. */
  counts: Counts | undefined
  /** For one image: what its family resolves to; undefined while not known. */
  head?: Image | null | undefined
  /** The methods that the API doesn't have, with reasons. */
  lacking?: ReadonlyMap<string, string> | undefined
  /** Opens the dialog for an action. */
  act(action: ImageAction): void
  /** Opens the dialog for a bulk change. */
  bulk(kind: BulkKind): void
  /** Opens an image's page. */
  open(image: Image, search: { edit?: 'labels' }): void
  /** Opens the create page. */
  create(search: { next: string } | { step: 'publish'; image: string }): void
  /** Opens the Compare page. */
  compare(images: readonly Image[]): void
  /** Protects or unprotects an image. */
  protect(image: Image, on: boolean): void
  copy(what: 'Name' | 'Link', images: readonly Image[]): void
}

/** The offers for one or several images, in groups; empty for no images. */
export function offersFor(images: readonly Image[], means: Means): Offer[][] {
  const [image] = images
  if (!image) return []
  const one = images.length === 1
  const copies = [
    copyOffer('copyName', 'Name', images, means),
    copyOffer('copyLink', 'Link', images, means),
  ]
  if (!one) return [several(means), compareOffers(images, means), copies]
  return [
    [
      { action: 'open', label: 'Open', run: () => means.open(image, {}) },
      offer('editLabels', 'Edit labels', () => means.open(image, { edit: 'labels' })),
      offer('createNewer', 'Create newer version', () => means.create({ next: image.name })),
      ...headOffers(image, means),
    ],
    [
      ...stateOffers(image, means),
      ...publishOffers(),
      protectOffer(image, means),
      deleteOffer(image, means),
    ],
    copies,
  ]

  function offer(action: Action, label: string, run: () => void): Offer {
    return { action, label, reason: can(action, image, means.permissions, means.lacking), run }
  }

  function publishOffers(): Offer[] {
    if (!image || image.family) return []
    const { name } = image
    return [
      offer('publish', 'Publish to family…', () => means.create({ step: 'publish', image: name })),
    ]
  }
}

/** What sets a member apart from its family's head, such as before moving to it. */
function headOffers(image: Image, means: Means): Offer[] {
  const { head } = means
  if (!image.family || !head || head.name === image.name) return []
  return compareOffers([image, head], means, 'Compare with head')
}

/** From the oldest to the newest, because the later ones replaced the earlier ones. */
function compareOffers(
  images: readonly Image[],
  { compare }: Pick<Means, 'compare'>,
  label = 'Compare',
): Offer[] {
  if (images.length > MOST_COMPARED) return []
  const run = () => compare(images.toSorted((a, b) => byAge(b, a)))
  return [{ action: 'compare', label, run }]
}

function several({ bulk, counts, permissions, lacking }: Means): Offer[] {
  return BULK_KINDS.map((kind): Offer => {
    const applies = counts?.[kind]
    const { button, done } = WORDS[kind]
    return {
      action: kind,
      label: button,
      ...(applies !== undefined && { applies }),
      reason:
        can(ACTION[kind], undefined, permissions, lacking) ??
        (applies === 0 ? { text: `None of these images can be ${done}.` } : undefined),
      run: () => bulk(kind),
    }
  })
}

/** The actions on an image's state, the due one first. */
function stateOffers(
  image: Image,
  means: Pick<Means, 'now' | 'permissions' | 'lacking' | 'act'>,
): Offer[] {
  const { name } = image
  const active = isActive(image)
  const kind = active ? 'deprecate' : 'change'
  const offer = (action: Action, label: string, act: ImageAction): Offer => ({
    action,
    label,
    reason: can(action, image, means.permissions, means.lacking),
    run: () => means.act(act),
  })
  const action = active ? 'deprecate' : 'changeDeprecation'
  const due = dueState(image, means.now)?.state
  return [
    ...(due ? [offer(action, `${DUE[due]}…`, { kind, name, to: due })] : []),
    ...(active ? [] : [offer('restore', 'Restore to active…', { kind: 'restore', name })]),
    ...(due === 'DEPRECATED'
      ? []
      : [offer(action, active ? 'Deprecate…' : 'Change deprecation…', { kind, name })]),
  ]
}

/** Button labels for applying each state. */
export const DUE: Record<State, string> = {
  ACTIVE: 'Restore to active',
  DEPRECATED: 'Deprecate',
  OBSOLETE: 'Mark obsolete',
  DELETED: 'Mark deleted',
}

function protectOffer(image: Image, { permissions, lacking, protection, protect }: Means): Offer {
  const on = !isProtected(image, protection)
  const isUnclear = on && areLabelsUnread(image)
  return {
    action: on ? 'protect' : 'unprotect',
    label: on ? 'Protect' : 'Unprotect',
    reason:
      can('editLabels', image, permissions, lacking) ??
      (isUnclear ? { text: LABELS_UNREAD } : undefined),
    run: () => protect(image, on),
  }
}

const deleteOffer = (image: Image, { permissions, lacking, act }: Means): Offer => ({
  action: 'delete',
  label: 'Delete…',
  reason: can('delete', image, permissions, lacking),
  run: () => act({ kind: 'delete', name: image.name }),
})

function copyOffer(
  action: 'copyName' | 'copyLink',
  what: 'Name' | 'Link',
  images: readonly Image[],
  { copy }: Pick<Means, 'copy'>,
): Offer {
  const word = what.toLowerCase()
  const label = images.length === 1 ? `Copy ${word}` : `Copy ${count(images.length, word)}`
  return { action, label, run: () => copy(what, images) }
}
