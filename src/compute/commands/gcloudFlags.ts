/** Flags of gcloud: `gcloud topic escaping` says how lists are written. */
import { shellWord } from './shell.ts'

/** `--name=value`, quoted where the shell needs it. */
export const flag = (name: string, value: string): string => `--${name}=${shellWord(value)}`

/** `--name=a,b`; when an item has a comma in it, with another delimiter, said as `^;^a;b`. */
export function flagList(name: string, items: readonly string[]): string {
  const text = items.join('')
  const comma = !text.includes(',') && !items[0]?.startsWith('^')
  if (comma) return flag(name, items.join(','))
  const delimiter = [...';|#~!&'].find((char) => !text.includes(char)) ?? ';;'
  return flag(name, `^${delimiter}^${items.join(delimiter)}`)
}
