import { storedSwitch } from '../../browser/storedSwitch.ts'
import { forgetLists } from './lists.ts'

/** Whether this browser keeps lists for the next visit. */
export const keepsLists = storedSwitch('keepLists')

/** Switches it on or off; off also deletes what was kept. @throws Error if that isn't possible */
export async function setKeepsLists(on: boolean): Promise<void> {
  keepsLists.set(on)
  if (!on) await forgetLists('')
}
