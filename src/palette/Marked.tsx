import { visible } from '../text/visible.ts'

/** A text with the letters that were typed marked. */
export function Marked({ text, places }: { text: string; places: readonly number[] }) {
  if (places.length === 0) return visible(text)
  return runsOf(text, places).map(({ start, run, isMarked }) =>
    isMarked ? <mark key={start}>{visible(run)}</mark> : visible(run),
  )
}

/** The text in runs of letters that are marked, and letters that aren't. */
function runsOf(text: string, places: readonly number[]) {
  const marked = new Set(places)
  const runs: { start: number; run: string; isMarked: boolean }[] = []
  for (let at = 0; at < text.length; at++) {
    const last = runs.at(-1)
    const isMarked = marked.has(at)
    if (last?.isMarked === isMarked) last.run += text.charAt(at)
    else runs.push({ start: at, run: text.charAt(at), isMarked })
  }
  return runs
}
