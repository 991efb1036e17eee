import { useSyncExternalStore } from 'react'
import type { StoredSwitch } from '../browser/storedSwitch.ts'

/** Whether it is on, as it is now. */
export const useSwitch = ({ subscribe, isOn }: StoredSwitch): boolean =>
  useSyncExternalStore(subscribe, isOn)
