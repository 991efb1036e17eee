/** The steps of the create form, apart from it: the address is read before the form is loaded. */

/** In order. */
export const STEPS = ['source', 'details', 'options', 'review'] as const
export type Step = (typeof STEPS)[number]
