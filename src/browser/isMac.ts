/** Whether the keyboard is likely one of Apple’s, on which shortcuts are held with ⌘. */
// Deprecated, but its successor isn't in Safari and Firefox.
export const isMac = /^(?:Mac|iP)/.test(navigator.platform)
