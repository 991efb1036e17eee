import { useEffect, useState } from 'react'
import { session } from '../../api/http/session.ts'
import { followKept, type Reading } from '../../runs/followKept.ts'
import { scopeOf } from '../../runs/kept.ts'

/** This browser's records of a project, updated as new ones are written. */
export function useKept(project: string): Reading {
  const scope = scopeOf(session().base, project)
  const [reading, setReading] = useState<Reading & { scope: string }>()
  useEffect(() => followKept(scope, (next) => setReading({ ...next, scope })), [scope])
  return reading?.scope === scope ? reading : { kept: undefined, error: undefined }
}
