/**
 * Prints a figure: what was measured, the result, and the target.
 * @typedef {(what: string, figure: string, target?: string) => void} Print
 */

/** @type {Print} */
export function print(what, figure, target = '') {
  console.log(`  ${what.padEnd(54)} ${figure.padEnd(40)} ${target}`.trimEnd())
}

/**
 * The median of an odd number of figures.
 * @param {number[]} figures
 */
export function median(figures) {
  return figures.toSorted((a, b) => a - b)[figures.length >> 1] ?? NaN
}

/** @param {number} figure */
export const ms = (figure) => `${figure.toFixed(0)} ms`
