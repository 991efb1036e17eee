/**
 * Text from elsewhere, made safe to show. Unseen means characters that are invisible or change the
 * writing direction (control, format, bidi, tags, lone surrogates, private use) and letters that
 * draw nothing.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\u115f\u1160\u2800\u3164\uffa0]/u
const EACH = new RegExp(UNSEEN, 'gu')
const BUT_BREAKS = new RegExp(`((?![\\n\\t])${UNSEEN.source})`, 'u')

/**
 * The text, safe to show on one line: unseen characters are written out as `\u202e`, so that no
 * name can pose as another.
 */
export const visible = (text: string): string => text.replace(EACH, written)

export interface TextPiece {
  text: string
  /** Replaces an unseen character. */
  unseen: boolean
}

/**
 * The text in pieces, with unseen characters separate and written out; line breaks and tabs are
 * kept.
 */
export function textPieces(text: string): TextPiece[] {
  return text
    .split(BUT_BREAKS)
    .map((piece, index) =>
      index % 2 === 1 ? { text: written(piece), unseen: true } : { text: piece, unseen: false },
    )
    .filter((piece) => piece.text !== '')
}

/** The first `limit` UTF-16 units, never half a character; the whole text if it is no longer. */
export function clipText(text: string, limit: number): string {
  if (text.length <= limit) return text
  const end = /[\ud800-\udbff]/.test(text.charAt(limit - 1)) ? limit - 1 : limit
  return text.slice(0, end)
}

function written(char: string): string {
  const code = (char.codePointAt(0) ?? 0).toString(16)
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`
}
