/** Whether the keyboard is likely one of Apple’s, on which shortcuts are held with ⌘. */
// oxlint-disable-next-line typescript/no-deprecated -- its successor isn't in Safari and Firefox
export const isMac = /^(?:Mac|iP)/.test(navigator.platform)
