import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from '../../api/http/error.ts'
import { holdSecrets, secretsIn } from '../../api/http/secrets.ts'
import type { Wait } from '../../api/http/pause.ts'
import { nameTakenQuery } from '../../api/sources.ts'
import type { CreateForm, Secrets } from '../model/form.ts'
import { toInsert, type Insert } from '../model/toInsert.ts'
import type { Operation } from '../../compute/schema.ts'
import { asError } from '../../ui/asError.ts'
import { hidingIds, newRun, readRun, writeRun, type Run } from './run.ts'
import { findInsert, followInsert, hide, sendInsert, type StepContext } from './steps.ts'

export interface RunState {
  run: Run | null
  operation: Operation | undefined
  error: Error | null
  /** What is waited for before it is sent again. */
  wait: Wait | null
  /** Something is under way. */
  busy: boolean
  /** The service has taken it: what was sent is not to be changed any more. */
  begun: boolean
  /** Begins, or tries the same once more: an answer that was lost on the way makes no second image. */
  start(form: CreateForm, secrets: Secrets): void
  /** Goes on with what was begun, after an error. */
  resume(): void
  /** Forgets the run; an operation goes on by itself. */
  clear(): void
}

/**
 * The making of the image. It is followed while the page is open, goes on by itself while it is not,
 * and is taken up again when the page comes back.
 * @param onFailed told once of each failure
 * @param onDone told when the image is there
 */
export function useRun(
  project: string,
  origin: string,
  onFailed: (error: Error) => void,
  onDone: () => void,
): RunState {
  const client = useQueryClient()
  const [run, setRun] = useState(() => readRun(project, origin))
  const [operation, setOperation] = useState<Operation>()
  const [error, setError] = useState<Error | null>(null)
  const [busy, setBusy] = useState(false)
  const [wait, setWait] = useState<Wait | null>(null)
  const stop = useRef<AbortController>(null)
  /** The last request with its keys: other keys are another intent. Memory only. */
  const sent = useRef('')
  /** Forgets the keys that errors of the operation may echo. */
  const forgetKeys = useRef(() => {})
  const told = useRef({ onFailed, onDone })
  useEffect(() => {
    told.current = { onFailed, onDone }
  })

  const save = useCallback(
    (next: Run | null) => {
      setRun(next)
      writeRun(project, origin, next)
    },
    [project, origin],
  )

  const go = useCallback(
    async (begun: Run, insert: Insert | null) => {
      stop.current?.abort()
      const controller = new AbortController()
      stop.current = controller
      const { signal } = controller
      let now = begun
      const keep = (part: Partial<Run>) => {
        now = { ...now, ...part }
        if (!signal.aborted) save(now)
      }
      const context: StepContext = {
        client,
        project,
        signal,
        onProgress(progress) {
          if (now.operation !== progress.name) keep({ operation: progress.name, stage: 'running' })
          if (!signal.aborted) setOperation(progress)
        },
        onWait: setWait,
      }
      setBusy(true)
      setError(null)
      keep({})
      try {
        await make(context, () => now, keep, insert)
        keep({ stage: 'done' })
        sent.current = ''
        forgetKeys.current()
        if (!signal.aborted) told.current.onDone()
      } catch (caught) {
        if (signal.aborted) return
        const problem = asError(caught)
        // The image of an operation that failed keeps the name.
        void client.invalidateQueries({ queryKey: nameTakenQuery(project, now.image).queryKey })
        if (hasFailed(problem)) save(now.stage === 'made' ? withNewIds(now) : null)
        setError(problem)
        // Once the image is there, nothing in the form can mend what went wrong.
        if (now.stage !== 'made') told.current.onFailed(problem)
      } finally {
        if (!signal.aborted) setBusy(false)
      }
    },
    [client, project, save],
  )

  // Takes up what was begun before the page was loaded, and lets go of it when the page is left.
  useEffect(() => {
    const begun = readRun(project, origin)
    // oxlint-disable-next-line react/set-state-in-effect -- what goes on is outside of React
    if (begun) void go(begun, null)
    return () => {
      stop.current?.abort()
      forgetKeys.current()
    }
  }, [project, origin, go])

  return {
    run,
    operation,
    error,
    wait,
    busy,
    begun: run !== null && run.stage !== 'sending',
    start(form, secrets) {
      if (busy) return
      const insert = toInsert(form, project, secrets)
      const whole = JSON.stringify(insert)
      const fresh = newRun(form, project)
      const same = run !== null && run.stage === 'sending' && run.asked === fresh.asked
      const again = same && (sent.current === '' || sent.current === whole)
      sent.current = whole
      setOperation(undefined)
      forgetKeys.current()
      forgetKeys.current = holdSecrets(secretsIn(insert))
      void go(again ? run : fresh, insert)
    },
    resume() {
      if (run && !busy) void go(run, null)
    },
    clear() {
      stop.current?.abort()
      forgetKeys.current()
      setBusy(false)
      setError(null)
      save(null)
    },
  }
}

async function make(
  context: StepContext,
  now: () => Run,
  keep: (part: Partial<Run>) => void,
  insert: Insert | null,
): Promise<void> {
  if (insert) {
    await sendInsert(context, now(), insert)
  } else if (now().stage !== 'made') {
    if (now().operation === '') {
      const found = await findInsert(context, now())
      if (!found) throw new NotArrived()
      keep({ operation: found.name, stage: 'running' })
    }
    await followInsert(context, now())
  }
  if (now().dark !== 'deprecated') return
  keep({ stage: 'made' })
  await hide(context, now())
}

/** The request had been on its way when the page was reloaded, and is not known to the service. */
class NotArrived extends Error {
  constructor() {
    super(
      'The page was reloaded while the request was being sent, and the request has not arrived. Create the image again: it will not be made twice.',
    )
  }
}

/** Whether it is certain that what was asked for is not done, although it was accepted. */
const hasFailed = (error: Error) => error instanceof ApiError && error.failure === 'operation'

const withNewIds = (run: Run): Run => ({ ...run, ids: { ...run.ids, ...hidingIds() } })
