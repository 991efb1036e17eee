/** Name rules of the API: image and family names, project IDs. Source: discovery document, path patterns. */

/** 1–63 characters: a lowercase letter, then letters, digits, hyphens; no hyphen at the end (RFC 1035). */
export const RESOURCE_NAME = /^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/

/** A path segment that identifies a resource: its name or numeric id. */
export const NAME_OR_ID = /^(?:[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?|[1-9][0-9]{0,19})$/

/** The same in methods that all resources have (`setLabels`, the policies), whose pattern has an underscore, too. */
export const ANY_NAME_OR_ID = /^(?:[a-z](?:[-a-z0-9_]{0,61}[a-z0-9])?|[1-9][0-9]{0,19})$/

/** A project: an ID, a domain-scoped ID (`example.com:my-project`), or a number. */
export const PROJECT =
  /^(?:(?:[-a-z0-9]{1,63}\.)*[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?:)?(?:[0-9]{1,19}|[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?)$/

/**
 * What is wrong with an image or family name, as a sentence for the user; `null` if it is valid.
 */
export function nameProblem(name: string): string | null {
  if (name === '') return 'Enter a name.'
  if (name.length > 63) return `Use at most 63 characters (now ${name.length}).`
  if (!/^[a-z]/.test(name)) return 'Start with a lowercase letter.'
  const odd = /[^-a-z0-9]/u.exec(name)
  if (odd) return `Use only lowercase letters, digits and hyphens, not ${quoted(odd[0])}.`
  if (name.endsWith('-')) return 'Don’t end with a hyphen.'
  return null
}

const quoted = (char: string) => (char.trim() === '' ? 'spaces' : `“${char}”`)
