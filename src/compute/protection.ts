/** The label that protects an image from plans and bulk changes. */

/** The label's default key. Its value doesn't matter: `false` protects too. */
export const PROTECTION_LABEL = 'lifecycle-protect'
