/** Quoting for a POSIX shell, so that what is pasted runs as it reads. */

const PLAIN = /^[\w./:=@%+,-]+$/

/**
 * Characters that are not seen or that turn the direction of what is: pasted into a terminal they
 * could end the paste, or make the line read as another. The same as in `src/text/visible.ts`, which may
 * not be used here, but for breaks and tabs; a test holds them together.
 */
export const UNSEEN =
  /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\u115f\u1160\u2800\u3164\uffa0]/gu

/** One word of a command line that the shell reads as this text. NULs, which no argument can hold, are left out. */
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

/** A command over several lines, each part on its own, joined by backslashes. */
export const commandLines = (first: string, parts: readonly string[]): string =>
  [first, ...parts].join(' \\\n  ')
