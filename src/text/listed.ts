/** `a`, `a or b`, `a, b or c`. */
export const orText = (words: readonly string[]): string => listed(words, 'or')

/** `a`, `a and b`, `a, b and c`. */
export const andText = (words: readonly string[]): string => listed(words, 'and')

function listed(words: readonly string[], link: string): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${link} ${last}`
}
