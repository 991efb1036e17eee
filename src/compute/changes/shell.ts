/** Quoting for a POSIX shell, so that what is pasted runs as it reads. */

const PLAIN = /^[\w./:=@%+,-]+$/

/**
 * Characters that are not seen or that turn the direction of what is: pasted into a terminal they
 * could end the paste, or make the line read as another. A NUL cannot be in an argument at all.
 */
export const UNSEEN =
  // oxlint-disable-next-line no-control-regex -- control characters are what this is about
  /[\u0001-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g

/** One word of a command line that the shell reads as this text. NULs are left out. */
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
