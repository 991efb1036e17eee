import { FORMATS } from '../../compute/export/formats.ts'
import type { Image } from '../../compute/schema.ts'
import { count } from '../../text/count.ts'
import type { MenuEntry } from '../../ui/MenuList.tsx'
import { exportImages } from './exportImages.ts'

/**
 * The ways to export images, under a heading that says how many.
 * @param left what would be left out: `more` that haven't been loaded, and how many are `unreadable`
 */
export function exportEntries(
  project: string,
  images: readonly Image[],
  left: { more?: boolean; unreadable?: number } = {},
): MenuEntry[] {
  const { more = false, unreadable = 0 } = left
  const lost = unreadable > 0 ? ` (${count(unreadable)} couldn’t be read)` : ''
  return [
    { heading: `Export ${count(images.length, 'image')}${more ? ' loaded so far' : ''}${lost}` },
    ...FORMATS.map((format) => ({
      label: format.label,
      detail: format.detail,
      ...(images.length === 0 && { disabledReason: 'No images are shown' }),
      onSelect: () => void exportImages(project, images, format),
    })),
  ]
}
