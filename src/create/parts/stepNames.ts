import type { Step } from '../model/steps.ts'

/** The steps as they are called. */
export const STEP_NAMES: Record<Step, string> = {
  source: 'Source',
  details: 'Details',
  options: 'Options',
  review: 'Review',
}
