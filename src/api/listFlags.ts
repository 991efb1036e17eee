/** What the boot has to know of a connection's lists: words stored in this browser. */
import { readStored, writeStored } from '../browser/storage.ts'

/** `kept`: some list is in the browser's storage; `parallel`: lists are read in parallel. */
type ListFlag = 'kept' | 'parallel'

const words = (base: string) => (readStored(`lists.${base}`) ?? '').split(' ').filter(Boolean)

export const hasListFlag = (base: string, flag: ListFlag): boolean => words(base).includes(flag)

export function setListFlag(base: string, flag: ListFlag, isOn: boolean): void {
  const next = words(base).filter((word) => word !== flag)
  if (isOn) next.push(flag)
  writeStored(`lists.${base}`, next.join(' ') || null)
}
