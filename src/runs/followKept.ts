/** What this browser has recorded of a project, while more is being recorded. */
import { asError } from '../text/asError.ts'
import { onWritten, readKept, type Kepts, type Written } from './disk.ts'

export interface Reading {
  kept: Kepts | undefined
  /** Why it couldn't be read. */
  error: Error | undefined
}

/**
 * Reads the records of a project, and then adds what is written. Reading 10,000 takes longer than a run takes
 * to make a change: what is written meanwhile is added afterwards instead of being a reason to read again.
 * @param show called with what is known, whenever that changes
 * @returns a function that stops it
 */
export function followKept(
  scope: string,
  show: (reading: Reading) => void,
  disk = { readKept, onWritten },
): () => void {
  let isOver = false
  let kept: Kepts | undefined
  /** What was written since a reading began; undefined while nothing is read. */
  let meanwhile: Written[] | undefined

  async function read(): Promise<void> {
    const written: Written[] = (meanwhile = [])
    let error: Error | undefined
    try {
      kept = await disk.readKept(scope)
    } catch (failure) {
      kept = undefined
      error = asError(failure)
    }
    meanwhile = undefined
    if (isOver) return
    if (written.some(needsReading)) return read()
    kept &&= written.reduce(withWritten, kept)
    show({ kept, error })
  }

  const stop = disk.onWritten((written) => {
    if (written.scope !== scope) return
    if (meanwhile) return void meanwhile.push(written)
    if (!kept || needsReading(written)) return void read()
    kept = withWritten(kept, written)
    show({ kept, error: undefined })
  })
  void read()
  return () => {
    isOver = true
    stop()
  }
}

/** A run's plan is announced without its changes. */
const needsReading = ({ isCleared, runs }: Written) => isCleared === true || runs.length > 0

/** Adds what was written since, oldest first. */
function withWritten({ changes, ...rest }: Kepts, written: Written): Kepts {
  const ids = new Set(written.changes.map(({ id }) => id))
  const all = [...changes.filter(({ id }) => !ids.has(id)), ...written.changes]
  return { changes: all.sort((a, b) => a.at - b.at), ...rest }
}
