import { storedSwitch } from '../browser/storedSwitch.ts'

/**
 * Whether single keys are shortcuts. They can be turned off, as WCAG 2.1.4 requires: speech input
 * types whole words. Ctrl K always works.
 */
export const shortcutsSwitch = storedSwitch('shortcuts')
