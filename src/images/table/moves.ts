/**
 * Where a key moves from a row. Follows the tree grid pattern of the ARIA authoring practices, with
 * focus on rows.
 * @param key `KeyboardEvent.key`
 * @param page rows that fit on the screen
 * @returns the row's index, within the rows; undefined for a key that doesn't move
 */
export function nextIndex(
  key: string,
  index: number,
  count: number,
  page: number,
): number | undefined {
  const target = targets(key, index, count, page)
  return target === undefined ? undefined : Math.max(0, Math.min(target, count - 1))
}

function targets(key: string, index: number, count: number, page: number) {
  switch (key) {
    case 'ArrowDown':
      return index + 1
    case 'ArrowUp':
      return index - 1
    case 'PageDown':
      return index + page
    case 'PageUp':
      return index - page
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
