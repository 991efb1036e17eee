/**
 * The key that a Latin keyboard has in the same place: `j` for `о` on a Russian one. Shortcuts are named by
 * Latin letters only.
 */
export const latinKey = ({ key, code, shiftKey }: Pressed): string | undefined => {
  if (key === undefined || key < '\x7f' || !code?.startsWith('Key')) return key
  const letter = code.slice(3)
  return shiftKey ? letter : letter.toLowerCase()
}

/** What is read of a keyboard event. Autofill fires some without a key. */
export type Pressed = Pick<KeyboardEvent, 'shiftKey'> & { key?: string; code?: string }
