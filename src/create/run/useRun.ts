import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from '../../api/http/error.ts'
import { session } from '../../api/http/session.ts'
import { holdSecrets, secretsIn } from '../../api/http/secrets.ts'
import type { Wait } from '../../api/http/pause.ts'
import { nameTakenQuery } from '../../api/sources.ts'
import type { CreateForm, Secrets } from '../model/form.ts'
import { toInsert, type Insert } from '../model/toInsert.ts'
import type { Operation } from '../../compute/schema.ts'
import { asError } from '../../text/asError.ts'
import { findInsert, followInsert, hide, sendInsert, type RunContext } from './requests.ts'
import { newHideIds, newRun, readRun, writeRun, type Run } from './run.ts'

export interface RunState {
  run: Run | null
  operation: Operation | undefined
  error: Error | null
  /** The pause before a request is retried. */
  wait: Wait | null
  /** A request or operation is in progress. */
  busy: boolean
  /** The service has accepted the insert, so it can no longer be changed. */
  begun: boolean
  /**
   * Starts, or retries the same insert: if only its response was lost, no second image is created.
   */
  start(form: CreateForm, secrets: Secrets): void
  /** Continues after an error. */
  resume(): void
  /** Forgets the run; its operation continues on the service. */
  clear(): void
}

/**
 * Creates the image and follows the operation while the page is open. The operation continues while
 * the page is closed, and is followed again when the page is reopened.
 * @param onFailed called once per failure
 * @param onDone called when the image is ready
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
  /** The last insert with its keys: other keys are another intent. In memory only. */
  const sent = useRef('')
  /** Drops the keys that are being redacted from errors. */
  const forgetKeys = useRef(() => {})
  const callbacks = useRef({ onFailed, onDone })
  useEffect(() => {
    callbacks.current = { onFailed, onDone }
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
      const context: RunContext = {
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
        // Another run may have begun: its keys and request stay.
        if (signal.aborted) return
        keep({ stage: 'done' })
        sent.current = ''
        forgetKeys.current()
        callbacks.current.onDone()
      } catch (caught) {
        if (signal.aborted) return
        const problem = asError(caught)
        // An image whose operation failed still holds the name.
        void client.invalidateQueries({ queryKey: nameTakenQuery(project, now.image).queryKey })
        if (hasFailed(problem)) save(now.stage === 'made' ? withNewIds(now) : null)
        setError(problem)
        // Once the image exists, nothing in the form can fix the error.
        if (now.stage !== 'made') callbacks.current.onFailed(problem)
      } finally {
        if (!signal.aborted) setBusy(false)
      }
    },
    [client, project, save],
  )

  // Resumes a run started before the page was loaded, and stops following it when the page is left.
  useEffect(() => {
    const begun = readRun(project, origin)
    // oxlint-disable-next-line react/set-state-in-effect -- the run lives outside React
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
      const insert = toInsert(form, project, secrets, session().universe)
      const whole = JSON.stringify(insert)
      const fresh = newRun(form, project)
      const same = run !== null && run.stage === 'sending' && run.asked === fresh.asked
      const again = same && (sent.current === '' || sent.current === whole)
      sent.current = whole
      setOperation(undefined)
      forgetKeys.current()
      forgetKeys.current = holdSecrets(secretsIn(insert))
      // What comes after the insert may have changed: the family, and when the image is published.
      void go(again ? { ...fresh, ids: run.ids } : fresh, insert)
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
  context: RunContext,
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
  if (now().publish !== 'laterDeprecated') return
  keep({ stage: 'made' })
  await hide(context, now())
}

/** The page was reloaded while the request was in flight, and the service has no record of it. */
class NotArrived extends Error {
  constructor() {
    super(
      'The page was reloaded while the request was being sent, and the request didn’t arrive. Create the image again: it won’t be created twice.',
    )
  }
}

/** Whether the request was accepted and its operation has definitely failed. */
const hasFailed = (error: Error) => error instanceof ApiError && error.failure === 'operation'

const withNewIds = (run: Run): Run => ({ ...run, ids: { ...run.ids, ...newHideIds() } })
