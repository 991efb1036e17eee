import { mdiClose } from '@mdi/js'
import { useMemo } from 'react'
import { permitOf } from '../../api/permissions.ts'
import type { Target } from '../../compute/changes/change.ts'
import type { Image } from '../../compute/schema.ts'
import { count } from '../../text/count.ts'
import { Icon } from '../../ui/Icon.tsx'
import { PermitButton } from '../parts/PermitButton.tsx'
import { loadBulkDialog } from '../bulk/BulkHost.tsx'
import type { BulkKind } from '../bulk/kinds.ts'
import { bulkStore } from '../bulk/store.ts'
import { loadDialogs, type ImageAction } from './ImageDialogs.tsx'
import { ImageMenuButton } from './ImageMenuButton.tsx'
import type { Offer } from './offers.ts'
import styles from './SelectionBar.module.css'
import { useOffers } from './useOffers.ts'

interface SelectionBarProps {
  project: string
  /** At least one; includes filtered ones. */
  images: readonly Image[]
  /** How many of them a filter hides. */
  hidden: number
  /** How many are shown, selected or not. */
  shown: number
  onSelectAll(): void
  onClear(): void
  /** Selects only these, by name. */
  onSelectOnly(names: ReadonlySet<string>): void
  onAction(action: ImageAction): void
}

/** The actions in the bar itself; the rest are in its menu. */
const BUTTONS: readonly Offer['action'][] = ['deprecate', 'restore', 'changeDeprecation']
/**
 * The same for several images. All but the first are in the menu too: on a phone, the bar has only
 * that one.
 */
const BUTTONS_OF_SEVERAL: readonly Offer['action'][] = [
  'deprecate',
  'obsolete',
  'restore',
  'labels',
  'compare',
]

/** The selection and what can be done with it; always on the screen. */
export default function SelectionBar(props: SelectionBarProps) {
  const { project, images, hidden, shown, onSelectAll, onClear, onSelectOnly, onAction } = props
  const onBulk = (kind: BulkKind) =>
    bulkStore.set({ asked: { kind, project, images, select: onSelectOnly } })
  const offers = useOffers(project, images, onAction, onBulk)
  const isOne = images.length === 1
  const inBar = isOne ? BUTTONS : BUTTONS_OF_SEVERAL
  const buttons = offers.flat().filter(({ action }) => inBar.includes(action))
  const families = useMemo(() => {
    const found = new Set<string>()
    for (const { family } of images) if (family) found.add(family)
    return found
  }, [images])
  return (
    <>
      <div className={styles['room']} />
      <section aria-label="Selection" className={styles['bar']} data-selection-bar="">
        <span role="status" className={styles['words']}>
          <strong>{count(images.length)} selected</strong>
          {families.size > 0 && (
            <span className="muted"> in {count(families.size, 'family', 'families')}</span>
          )}
          {hidden > 0 && <span className="muted"> · {count(hidden)} hidden by the filters</span>}
        </span>
        {images.length - hidden < shown && (
          <button
            type="button"
            className={`button quiet small ${styles['all']}`}
            onClick={onSelectAll}
          >
            Select all {count(shown)}
          </button>
        )}
        <span className={styles['end']}>
          {buttons.map((offer) => (
            <OfferButton
              key={offer.label}
              target={{ project, image: isOne ? (images[0]?.name ?? '') : '' }}
              offer={offer}
            />
          ))}
          <ImageMenuButton
            {...{ project, images, onAction, onBulk }}
            label="More actions on the selection"
            className="button small"
            without={isOne ? inBar : inBar.slice(0, 1)}
          >
            More
          </ImageMenuButton>
          <button
            type="button"
            className="button quiet small square"
            aria-label="Clear selection"
            title="Clear selection"
            onClick={onClear}
          >
            <Icon path={mdiClose} />
          </button>
        </span>
      </section>
    </>
  )
}

interface OfferButtonProps {
  /** Where a permission would be granted: for several images, on the project. */
  target: Target
  offer: Offer
}

function OfferButton({ target, offer }: OfferButtonProps) {
  const { label, applies, reason, run } = offer
  const missing = reason?.permission
  return (
    <PermitButton
      permit={missing ? permitOf(target, missing, []) : { state: 'allowed' }}
      notNow={reason?.text}
      className={`button small ${styles['offer']}`}
      onNear={target.image === '' ? loadBulkDialog : loadDialogs}
      onClick={run}
    >
      {label}
      {applies !== undefined && <span className={styles['applies']}>{count(applies)}</span>}
    </PermitButton>
  )
}
