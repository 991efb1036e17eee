/** The label that keeps an image from being changed by plans and by changes of many images. */

/** The key of the label, where a project has no other. Its value does not matter: `false` protects, too. */
export const PROTECTION_LABEL = 'lifecycle-protect'
