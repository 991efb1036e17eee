/** The wizard’s steps, kept apart from its form: the URL is parsed before the form is loaded. */

/** In order. */
export const WIZARD_STEPS = ['source', 'details', 'options', 'review'] as const
export type WizardStep = (typeof WIZARD_STEPS)[number]

/** The steps’ names on the screen. */
export const STEP_NAMES: Record<WizardStep, string> = {
  source: 'Source',
  details: 'Details',
  options: 'Options',
  review: 'Review',
}
