/** Whether this browser keeps lists for the next visit; on unless switched off. */
import { readStored, writeStored } from '../../browser/storage.ts'
import { forgetLists } from './lists.ts'

export const keepsLists = (): boolean => readStored('keepLists') !== 'off'

/** Switches it on or off; off also deletes what was kept. @throws Error if that isn't possible */
export async function setKeepsLists(on: boolean): Promise<void> {
  writeStored('keepLists', on ? null : 'off')
  if (!on) await forgetLists('')
}
