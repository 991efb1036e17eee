const NAMES: Record<string, string> = { ' ': 'Space', Control: 'Ctrl' }

/**
 * What is written on the keys: `g i` → `['G', 'I']`, `Control+k` → `['Ctrl', 'K']`.
 * @param keys as events name them: one, several held together, or several one after the other
 */
export const capsOf = (keys: string): string[] =>
  keys.split(/[ +]/).map((key) => NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key))
