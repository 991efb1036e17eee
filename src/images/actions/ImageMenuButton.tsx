import { mdiDotsVertical } from '@mdi/js'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Image } from '../../compute/schema.ts'
import { Icon } from '../../ui/Icon.tsx'
import { MenuButton } from '../../ui/MenuButton.tsx'
import { CLOSES, lazyPart } from '../../ui/lazyPart.tsx'
import type { BulkKind } from '../bulk/kinds.ts'
import type { ImageAction } from './ImageDialogs.tsx'
import type { Offer } from './offers.ts'

const ImageMenu = lazyPart(() => import('./ImageMenu.tsx'), CLOSES)

interface ImageMenuButtonProps {
  project: string
  images: readonly Image[]
  /** Name of the button and of the menu. */
  label: string
  className?: string
  tabIndex?: number
  without?: readonly Offer['action'][]
  onAction(action: ImageAction): void
  /** Required if there may be several images. */
  onBulk?: (kind: BulkKind) => void
  /** Default: ⋮ */
  children?: ReactNode
}

/**
 * A button for the actions on images. When the pointer or focus gets near, it loads the menu's code
 * and the caller's permissions, so that both are there when the menu opens.
 */
export function ImageMenuButton(props: ImageMenuButtonProps) {
  const { project, images, label, className, tabIndex, without, onAction, onBulk, children } = props
  const client = useQueryClient()
  const near = () => {
    ImageMenu.warm()
    void ask(client, project, images)
  }
  return (
    <MenuButton
      {...{ label, tabIndex }}
      className={className ?? 'button quiet square small'}
      face={children ?? <Icon path={mdiDotsVertical} />}
      onNear={near}
    >
      {(anchor, onClose) => (
        <ImageMenu {...{ project, images, without, anchor, label, onClose, onAction, onBulk }} />
      )}
    </MenuButton>
  )
}

async function ask(client: QueryClient, project: string, images: readonly Image[]): Promise<void> {
  try {
    const { askPermissions } = await import('./useOffers.ts')
    await askPermissions(client, project, images)
  } catch {
    // Its code couldn't be loaded: neither will the menu's, which reports it.
  }
}
