import { mdiClose } from '@mdi/js'
import { useMemo } from 'react'
import { permitOf } from '../../api/permissions.ts'
import type { Target } from '../../compute/changes/change.ts'
import { count } from '../../text/count.ts'
import { Icon } from '../../ui/Icon.tsx'
import { inverted, NONE } from './selection.ts'
import { catchFocus } from '../parts/catchFocus.ts'
import { PermitButton } from '../parts/PermitButton.tsx'
import { loadBulkDialog } from '../bulk/BulkHost.tsx'
import type { BulkKind } from '../bulk/kinds.ts'
import { bulkStore } from '../bulk/store.ts'
import { loadDialogs, type ImageAction } from '../actions/ImageDialogs.tsx'
import { ImageMenuButton } from '../actions/ImageMenuButton.tsx'
import type { Offer } from '../actions/offers.ts'
import { inFamilies } from '../parts/inFamilies.ts'
import { useFamilyCount } from '../actions/useCounts.ts'
import { useOffers } from '../actions/useOffers.ts'
import type { Entry } from './entry.ts'
import type { Selecting } from './useSelection.ts'
import styles from './SelectionBar.module.css'

export interface SelectionBarProps {
  project: string
  selecting: Selecting
  /** The shown images. */
  shown: readonly Entry[]
  onAction(action: ImageAction): void
}

/**
 * The actions in the bar itself. All but the first are in its menu too, with the rest: on a phone,
 * the bar has only that one.
 */
const BUTTONS: readonly Offer['action'][] = ['deprecate', 'restore', 'changeDeprecation']
/** The same for several images. */
const BUTTONS_OF_SEVERAL: readonly Offer['action'][] = [
  'deprecate',
  'obsolete',
  'restore',
  'labels',
  'compare',
]

/** The selection and what can be done with it; always on the screen. */
export default function SelectionBar({ project, selecting, shown, onAction }: SelectionBarProps) {
  const { selected, toggle, set } = selecting
  const images = useMemo(() => selected.images.map(({ image }) => image), [selected])
  const hidden = images.length - selected.shown
  const select = (names: ReadonlySet<string>) => {
    const wanted = selected.images.filter(({ image }) => names.has(image.name))
    set({ keys: new Set(wanted.map(({ key }) => key)) })
  }
  const onBulk = (kind: BulkKind) => bulkStore.set({ asked: { kind, project, images, select } })
  const offers = useOffers(project, images, onAction, onBulk)
  const isOne = images.length === 1
  const inBar = isOne ? BUTTONS : BUTTONS_OF_SEVERAL
  const buttons = offers.flat().filter(({ action }) => inBar.includes(action))
  const families = useFamilyCount(images)
  return (
    <>
      <div className={styles['room']} />
      <section aria-label="Selection" className={styles['bar']} data-selection-bar="">
        <span role="status" className={styles['words']}>
          <strong>{count(images.length)} selected</strong>
          {families && <span className="muted">{inFamilies(images.length, families)}</span>}
          {hidden > 0 && <span className="muted"> · {count(hidden)} hidden by the filters</span>}
        </span>
        {selected.shown < shown.length && (
          <span className={styles['others']}>
            <button type="button" className="button quiet small" onClick={() => toggle(shown)}>
              Select all {count(shown.length)}
            </button>
            <button
              type="button"
              className="button quiet small"
              title="Select the shown images that aren’t selected, instead of those that are"
              onClick={() => set(inverted(shown, selected))}
            >
              Invert
            </button>
          </span>
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
            without={buttons.slice(0, 1).map(({ action }) => action)}
          >
            More
          </ImageMenuButton>
          <button
            type="button"
            className="button quiet small square"
            aria-label="Clear selection"
            title="Clear selection"
            onClick={() => {
              set(NONE)
              requestAnimationFrame(catchFocus)
            }}
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
  const { action, label, applies, reason, run } = offer
  const missing = reason?.permission
  return (
    <PermitButton
      permit={missing ? permitOf(target, missing, []) : { state: 'allowed' }}
      notNow={reason?.text}
      className={`button small ${action === 'deprecate' ? 'primary' : ''} ${styles['offer']}`}
      onNear={target.image === '' ? loadBulkDialog : loadDialogs}
      onClick={run}
    >
      {label}
      {applies !== undefined && <span className={styles['applies']}>{count(applies)}</span>}
    </PermitButton>
  )
}
