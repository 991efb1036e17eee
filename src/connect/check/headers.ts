/** Extra headers of a connection. */

/** Headers that the console or the browser sets, or that would let a file sign in for somebody. */
const REFUSED =
  /^(?:authorization|cookie|cookie2|set-cookie|host|origin|referer|connection|content-(?:length|type)|transfer-encoding|date|te|trailer|upgrade|via|keep-alive|expect|dnt|accept-(?:charset|encoding)|access-control-.*|proxy-.*|sec-.*)$/i

const FIELDS: Readonly<Record<string, string>> = {
  'x-goog-user-project': 'quotaProject',
  'x-goog-api-key': 'apiKey',
}

/** Why this header can't be set; null if it can. */
export function headerNameProblem(name: string): string | null {
  if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(name)) return 'Not a valid header name.'
  if (REFUSED.test(name)) return 'This header can’t be set.'
  const field = FIELDS[name.toLowerCase()]
  return field === undefined ? null : `Use the field ${field}.`
}

export const headerValueProblem = (value: string): string | null =>
  /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(value)
    ? null
    : 'Use plain characters, without spaces around them.'
