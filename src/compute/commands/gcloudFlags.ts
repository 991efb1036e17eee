/** gcloud flags; for the syntax of lists see `gcloud topic escaping`. */
import { shellWord } from './shell.ts'

/** `--name=value`, quoted for the shell if needed. */
export const flag = (name: string, value: string): string => `--${name}=${shellWord(value)}`

/** `--name=a,b`; if an item contains a comma, with another delimiter, written as `^;^a;b`. */
export function flagList(name: string, items: readonly string[]): string {
  const text = items.join('')
  const comma = !text.includes(',') && !items[0]?.startsWith('^')
  if (comma) return flag(name, items.join(','))
  const delimiter = [...';|#~!&'].find((char) => !text.includes(char)) ?? ';;'
  return flag(name, `^${delimiter}^${items.join(delimiter)}`)
}

/** The architectures that gcloud 528 accepts: not `ARCHITECTURE_UNSPECIFIED`, nor none. */
const ARCHITECTURES = new Set(['ARM64', 'X86_64'])

/** An architecture without a flag, as `architecture NAME`; undefined for one that has one. */
export const architectureWithoutFlag = (architecture: string): string | undefined =>
  ARCHITECTURES.has(architecture) ? undefined : `architecture ${architecture}`
