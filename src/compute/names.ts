/** Name rules of the API: image and family names, project ids. Source: discovery document, path patterns. */

/** 1–63 characters: a lower-case letter, then letters, digits, dashes; not a dash at the end (RFC 1035). */
export const RESOURCE_NAME = /^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/

/** A path segment that names a resource: its name, or its numeric id. */
export const NAME_OR_ID = /^(?:[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?|[1-9][0-9]{0,19})$/

/** A project: an id, a domain-scoped id (`example.com:my-project`), or a number. */
export const PROJECT =
  /^(?:(?:[-a-z0-9]{1,63}\.)*[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?:)?(?:[0-9]{1,19}|[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?)$/

/**
 * What is wrong with a resource name, as a sentence for the person who types it; `null` when it is fine.
 * The same rule serves image and family names.
 */
export function nameProblem(name: string): string | null {
  if (name === '') return 'Enter a name.'
  if (name.length > 63) return `At most 63 characters; this has ${name.length}.`
  if (!/^[a-z]/.test(name)) return 'Start with a lower-case letter.'
  const odd = /[^-a-z0-9]/u.exec(name)
  if (odd) return `Only lower-case letters, digits and dashes; not ${quoted(odd[0])}.`
  if (name.endsWith('-')) return 'Do not end with a dash.'
  return null
}

const quoted = (char: string) => (char.trim() === '' ? 'white space' : `“${char}”`)
