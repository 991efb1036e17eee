import { AccessSkeleton } from '../access/AccessSkeleton.tsx'
import { LineageSkeleton } from '../lineage/LineageSkeleton.tsx'
import { ActivitySkeleton } from './Activity.tsx'
import { JsonSkeleton } from './Json.tsx'
import { OverviewSkeleton } from './OverviewSkeleton.tsx'
import type { ImageTab } from './search.ts'

/** What a tab shows before the image is known: the outline of its own content. */
export function TabSkeleton({ tab }: { tab: ImageTab | undefined }) {
  switch (tab) {
    case 'lineage':
      return <LineageSkeleton />
    case 'access':
      return <AccessSkeleton />
    case 'activity':
      return <ActivitySkeleton />
    case 'json':
      return <JsonSkeleton />
    case undefined:
      return <OverviewSkeleton />
  }
}
