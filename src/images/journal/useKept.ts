import { useEffect, useState } from 'react'
import { session } from '../../api/http/session.ts'
import { onWritten, readKept, type Kepts, type Written } from '../../runs/disk.ts'
import { scopeOf } from '../../runs/kept.ts'
import { asError } from '../../ui/asError.ts'

interface Reading {
  kept: Kepts | undefined
  /** Why it couldn't be read. */
  error: Error | undefined
}

/** This browser's records of a project, updated as new ones are written. */
export function useKept(project: string): Reading {
  const scope = scopeOf(session().base, project)
  const [reading, setReading] = useState<Reading & { scope: string }>()
  useEffect(() => {
    let isOver = false
    let isRead = false
    const read = async () => {
      const next = await readKept(scope).then(
        (kept) => ({ kept, error: undefined }),
        (error: unknown) => ({ kept: undefined, error: asError(error) }),
      )
      isRead = next.kept !== undefined
      if (!isOver) setReading({ ...next, scope })
    }
    const stop = onWritten((written) => {
      if (written.scope !== scope) return
      // A run's plan is announced without its changes.
      if (!isRead || written.isCleared || written.runs.length > 0) return void read()
      setReading((last) => last?.kept && { ...last, kept: withWritten(last.kept, written) })
    })
    void read()
    return () => {
      isOver = true
      stop()
    }
  }, [scope])
  return reading?.scope === scope ? reading : { kept: undefined, error: undefined }
}

/** Adds what was written since, oldest first. */
function withWritten({ changes, ...rest }: Kepts, written: Written): Kepts {
  const ids = new Set(written.changes.map(({ id }) => id))
  const all = [...changes.filter(({ id }) => !ids.has(id)), ...written.changes]
  return { changes: all.sort((a, b) => a.at - b.at), ...rest }
}
