const NAMES: Record<string, string> = { ' ': 'Space', Control: 'Ctrl' }
const MAC_NAMES: Record<string, string> = { ...NAMES, Control: '⌘' }

/**
 * What is written on the keys: `g i` → `['G', 'I']`, `Control+k` → `['Ctrl', 'K']`, on a Mac
 * `['⌘', 'K']`.
 * @param keys as events name them: one, several held together, or several one after the other
 */
export const capsOf = (keys: string, isMac = false): string[] =>
  keys
    .split(/[ +]/)
    .map((key) => (isMac ? MAC_NAMES : NAMES)[key] ?? (key.length === 1 ? key.toUpperCase() : key))
