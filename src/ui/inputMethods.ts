/** While an input method composes, for which Safari reports the Enter that ends it too late: UI Events 7.3.1. */
const COMPOSING = 229

/**
 * Leaves the keys of an input method to it, such as the Enter that takes a suggestion and the Escape that drops
 * it: no field, list or shortcut hears of them. One for the whole page, so that none has to ask.
 */
export const leaveKeysToInputMethods = (): void =>
  addEventListener(
    'keydown',
    (event) => {
      if (event.isComposing || event.keyCode === COMPOSING) event.stopImmediatePropagation()
    },
    { capture: true },
  )
