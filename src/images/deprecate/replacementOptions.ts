import { stateOf } from '../../compute/deprecation.ts'
import { byAge, canBeHead } from '../../compute/family.ts'
import type { Image } from '../../compute/schema.ts'
import { readTime } from '../../compute/time.ts'
import type { PickerOption } from '../../ui/pickerOptions.ts'
import { relativeTime } from '../../text/time.ts'
import { visible } from '../../text/visible.ts'
import { word } from '../../text/words.ts'

/**
 * The images that can replace an image: those of its family first; in each group usable ones first,
 * newest to oldest. `now` in ms since the epoch.
 */
export function replacementOptions(
  images: readonly Image[],
  image: Image,
  now: number,
): PickerOption[] {
  return images
    .filter(({ name }) => name !== image.name)
    .map((each) => ({ each, rank: rankOf(each, image) }))
    .sort((a, b) => a.rank - b.rank || byAge(a.each, b.each))
    .map(({ each }) => ({
      value: each.name,
      label: visible(each.name),
      detail: detailOf(each, now),
    }))
}

const rankOf = (each: Image, image: Image) =>
  (image.family && each.family === image.family ? 0 : 2) + (canBeHead(each) ? 0 : 1)

/** `X86_64 · ready · active · 3 weeks ago`. */
export function detailOf(image: Image, now: number): string {
  const created = readTime(image.creationTimestamp)
  return [
    image.architecture && visible(image.architecture),
    image.status && word(image.status).toLowerCase(),
    word(stateOf(image)).toLowerCase(),
    Number.isNaN(created.at) ? '' : relativeTime(created, now),
  ]
    .filter(Boolean)
    .join(' · ')
}
