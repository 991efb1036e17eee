const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu

/**
 * Text from elsewhere as it is safe to show: characters that hide, or that turn the writing direction
 * (control, format, bidi), are written out as `\u202e`, so that no name can pose as another.
 */
export function visible(text: string): string {
  return text.replace(INVISIBLE, (char) => {
    return `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`
  })
}
