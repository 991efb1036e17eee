/** Which known word a mistyped one was probably meant to be; undefined if none is close. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: { word: string; distance: number } | undefined
  for (const each of known) {
    const distance = editDistance(word.toLowerCase(), each.toLowerCase())
    if (!best || distance < best.distance) best = { word: each, distance }
  }
  return best && best.distance <= Math.max(2, word.length / 3) ? best.word : undefined
}

/** How many letters have to be changed, added or removed (Levenshtein). Texts are cut at 100. */
function editDistance(a: string, b: string): number {
  const [from, to] = [a.slice(0, 100), b.slice(0, 100)]
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [index, char] of [...from].entries()) {
    const next = [index + 1]
    for (let at = 1; at <= to.length; at++) {
      const swap = (row[at - 1] ?? 0) + (to[at - 1] === char ? 0 : 1)
      next.push(Math.min(swap, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}
