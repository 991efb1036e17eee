/**
 * Whether a client accepts an encoding: it is named, and not with the quality 0.
 * @param header `Accept-Encoding`
 */
export const accepts = (header: string | null, encoding: string): boolean =>
  (header ?? '').split(',').some((part) => {
    const [name, ...settings] = part.split(';').map((text) => text.trim().toLowerCase())
    return name === encoding && !settings.some((text) => /^q=0(?:\.0*)?$/.test(text))
  })
