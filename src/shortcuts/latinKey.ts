/**
 * The key as a keyboard with Latin letters has it, in its place: `о` of a Russian one is `j`. Letters of
 * other scripts are no shortcuts by themselves.
 */
export const latinKey = ({ key, code, shiftKey }: Pressed): string | undefined => {
  if (key === undefined || key < '\x7f' || !code?.startsWith('Key')) return key
  const letter = code.slice(3)
  return shiftKey ? letter : letter.toLowerCase()
}

/** What is read of a keyboard event. Autofill fires some without a key. */
export type Pressed = Pick<KeyboardEvent, 'shiftKey'> & { key?: string; code?: string }
