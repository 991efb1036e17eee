import { storedSwitch } from '../../browser/storedSwitch.ts'

/** Whether pages look for what is changed elsewhere. */
export const liveSwitch = storedSwitch('live')
