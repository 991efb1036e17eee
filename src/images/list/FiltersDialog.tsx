import { count } from '../../text/count.ts'
import { Button } from '../../ui/Button.tsx'
import { DialogShell } from '../../ui/DialogShell.tsx'
import { Facets } from './Facets.tsx'
import { NO_PICKS } from './facetGroups.ts'
import type { Listing } from './useListing.ts'

interface FiltersDialogProps {
  listing: Listing
  /** Shows the box for a filter expression, or hides it. */
  onAsksApi(): void
  onClose(): void
}

/** The facets on a page without room for them; they take effect at once. */
export default function FiltersDialog({ listing, onAsksApi, onClose }: FiltersDialogProps) {
  const { model, filters, list, partial, patch, rows } = listing
  return (
    <DialogShell
      title="Filters"
      onClose={onClose}
      actions={
        <>
          <Button
            look="quiet"
            onClick={() => {
              onClose()
              onAsksApi()
            }}
          >
            API filter
          </Button>
          <Button onClick={() => patch(NO_PICKS)}>Clear</Button>
          <Button look="primary" onClick={onClose}>
            {list.updatedAt === 0 ? 'Close' : `Show ${count(rows.shown.length, 'image')}`}
          </Button>
        </>
      }
    >
      <Facets entries={model.entries} filters={filters} more={partial} patch={patch} />
    </DialogShell>
  )
}
