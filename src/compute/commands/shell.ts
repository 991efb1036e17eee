/** Quoting for a POSIX shell, so that a pasted command does what it says. */

const PLAIN = /^[\w./:=@%+,-]+$/

/**
 * Characters that are invisible or change the writing direction: pasted into a terminal they could end
 * the paste or disguise the command. The same as in `src/text/visible.ts`, except for line breaks and
 * tabs; a test keeps the two in sync.
 */
export const UNSEEN =
  /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\u115f\u1160\u2800\u3164\uffa0]/gu

/** The text as one word of a shell command line. NULs, which no argument can contain, are left out. */
export function shellWord(text: string): string {
  if (PLAIN.test(text)) return text
  const quoted = text
    .toWellFormed()
    .replaceAll('\0', '')
    .replaceAll("'", `'\\''`)
    .replace(UNSEEN, (char) => `'"$(printf '${octal(char)}')"'`)
  return `'${quoted}'`
}

const octal = (char: string) =>
  Array.from(
    new TextEncoder().encode(char),
    (byte) => `\\${byte.toString(8).padStart(3, '0')}`,
  ).join('')

/** A command over several lines, one per part, joined by backslashes. */
export const commandLines = (first: string, parts: readonly string[]): string =>
  [first, ...parts].join(' \\\n  ')
