import type { Image } from '../../compute/schema.ts'
import { shortcutsSwitch } from '../../shortcuts/setting.ts'
import { keysOfAction } from '../../shortcuts/table.ts'
import MenuList, { type MenuEntry } from '../../ui/MenuList.tsx'
import { count } from '../../text/count.ts'
import type { BulkKind } from '../bulk/kinds.ts'
import { exportEntries } from '../export/entries.ts'
import type { ImageAction } from './ImageDialogs.tsx'
import type { Offer } from './offers.ts'
import { useOffers } from './useOffers.ts'

interface ImageMenuProps {
  project: string
  images: readonly Image[]
  /** Actions that are already next to the menu. */
  without?: readonly Offer['action'][]
  anchor: HTMLElement
  label: string
  onClose(): void
  onAction(action: ImageAction): void
  /** Required if there may be several images. */
  onBulk?: ((kind: BulkKind) => void) | undefined
}

/** The open menu of actions on images; loaded when first opened. */
export default function ImageMenu(props: ImageMenuProps) {
  const { project, images, without = [], onAction, onBulk, ...menu } = props
  const groups = useOffers(project, images, onAction, onBulk)
    .map((offers) => offers.filter(({ action }) => !without.includes(action)))
    .filter((offers) => offers.length > 0)
  const entries = groups.flatMap(entriesOf)
  // A selection can be exported, an image in a row is only acted on.
  if (onBulk) entries.push('divider', ...exportEntries(project, images))
  return <MenuList {...menu} entries={entries} />
}

/** The entries of a group, with a divider before all but the first. */
const entriesOf = (offers: readonly Offer[], index: number): MenuEntry[] => [
  ...(index > 0 ? ['divider' as const] : []),
  ...offers.map(({ action, label, applies, reason, run }) => ({
    label: applies === undefined ? label : `${label} (${count(applies)})`,
    keys: shortcutsSwitch.isOn() ? keysOfAction(action) : undefined,
    ...(reason && { disabledReason: reason.text }),
    onSelect: run,
  })),
]
