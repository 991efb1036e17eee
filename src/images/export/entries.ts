import { FORMATS } from '../../compute/export/formats.ts'
import type { Image } from '../../compute/schema.ts'
import { count } from '../../text/count.ts'
import type { MenuEntry } from '../../ui/MenuList.tsx'
import { exportImages } from './exportImages.ts'

/**
 * The ways to export images, under a heading that says how many.
 * @param more more images are still loading, and would be left out
 */
export function exportEntries(
  project: string,
  images: readonly Image[],
  more: boolean,
): MenuEntry[] {
  return [
    { heading: `Export ${count(images.length, 'image')}${more ? ' loaded so far' : ''}` },
    ...FORMATS.map((format) => ({
      label: format.label,
      detail: format.detail,
      ...(images.length === 0 && { disabledReason: 'No images are shown' }),
      onSelect: () => void exportImages(project, images, format),
    })),
  ]
}
