/**
 * Makes exactly what the user decided on. Everything is read again before the first step, and
 * whatever a later step depends on before that step; if it no longer matches what was shown,
 * nothing is sent. When a response is lost, the guard finds out what became of the request: a
 * change is made, not made or not known yet, and only ever reported as what it is.
 */
import { Expected } from '../../compute/changes/expected.ts'
import type { ImageChange } from '../../compute/changes/change.ts'
import { familiesTouched, type Ground } from '../../compute/changes/preview.ts'
import { stopReason, type StopReason } from '../../compute/changes/stands.ts'
import type { Image, Policy } from '../../compute/schema.ts'
import { throughSignIn } from '../http/again.ts'
import { ApiError } from '../http/error.ts'
import { StillRunning } from './follow.ts'
import type { Performed } from './perform.ts'

/** What was decided, and on which state: steps in one project, in order. */
export interface Decision {
  steps: readonly ImageChange[]
  /** The state as it was shown to the user. */
  ground: Ground
  /** The policy that a `setIamPolicy` replaces. */
  policy?: Policy | undefined
}

/** A step that was made. */
export interface Made {
  step: ImageChange
  /** The state it was applied to. */
  before: { image?: Image | undefined; policy?: Policy | undefined }
  performed: Performed
}

/** What the guard needs from outside; `guardPorts` has the real ones. */
export interface GuardPorts {
  /**
   * Reads these as they are now, bypassing every cache.
   * @param families read with all their members
   * @param heads families whose head alone is needed: it may be their only member
   * @throws ApiError when an image can't be read
   */
  look(
    images: readonly string[],
    families: readonly string[],
    heads: readonly string[],
  ): Promise<Ground>
  /** Sends a step and follows it to its end. @throws ApiError */
  perform(step: ImageChange, requestId: string): Promise<Performed>
  /** What became of a step whose response was lost; null: it was not made. @throws ApiError */
  findOut(step: ImageChange, requestId: string, shown: Image | undefined): Promise<Performed | null>
  ids: { of(step: ImageChange): string; forget(step: ImageChange): void }
}

/** How far it got. `made` always lists the steps that are done. */
export type Verdict =
  | { kind: 'done'; made: readonly Made[] }
  /** Nothing was sent after those: the state is no longer the one that was decided on. */
  | { kind: 'stopped'; made: readonly Made[]; why: StopReason; step: ImageChange }
  /** The step was certainly not made. */
  | { kind: 'failed'; made: readonly Made[]; error: Error; step: ImageChange }
  /**
   * Whether the step was made is unknown: `error` came instead of a response, and `cause` is why
   * finding out failed. `check` tries again, and continues with the rest if the step was made.
   */
  | {
      kind: 'unknown'
      made: readonly Made[]
      error: ApiError
      cause: Error
      step: ImageChange
      check(): Promise<Verdict>
    }

/** Makes the steps one by one, as long as each still matches the decision. Never throws. */
export const guard = (decision: Decision, ports: GuardPorts): Promise<Verdict> =>
  makeRest({ decision, ports, made: [], expected: new Expected(decision.ground) })

interface Run {
  decision: Decision
  ports: GuardPorts
  /** Grows as steps are made; verdicts hold copies. */
  made: Made[]
  expected: Expected
}

async function makeRest(run: Run): Promise<Verdict> {
  const { decision, made } = run
  for (;;) {
    const step = decision.steps[made.length]
    if (!step) return { kind: 'done', made: [...made] }
    const end = await makeStep(run, step)
    if (end) return end
  }
}

/** @returns why it stops; undefined when the step was made */
async function makeStep(run: Run, step: ImageChange): Promise<Verdict | undefined> {
  // Somebody may sign in hours later: everything is read again then.
  const sent = await throughSignIn(() => lookAndSend(run, step)).catch((failure: unknown) => ({
    failure,
  }))
  if ('failure' in sent) return failed(run, step, sent.failure)
  if ('why' in sent) return { kind: 'stopped', made: [...run.made], why: sent.why, step }
  if ('performed' in sent) return withMade(run, step, sent.performed)
  const { error } = sent
  // Finding out would follow it for as long again.
  return error instanceof StillRunning
    ? unknown(run, step, error, error)
    : findOut(run, step, error)
}

/** @throws Error if it was certainly not made */
async function lookAndSend(
  run: Run,
  step: ImageChange,
): Promise<{ why: StopReason } | { performed: Performed } | { error: ApiError }> {
  const { ports, made } = run
  const why = await (made.length === 0 ? lookAtAll(run) : lookAt(run, step))
  if (why) return { why }
  try {
    return { performed: await ports.perform(step, ports.ids.of(step)) }
  } catch (error) {
    if (error instanceof ApiError && error.uncertain) return { error }
    throw error
  }
}

/** @param error why it is unknown: what came instead of a response */
async function findOut(run: Run, step: ImageChange, error: ApiError): Promise<Verdict | undefined> {
  const { ports, expected } = run
  const shown = expected.image(step.target.image)
  const found = await throughSignIn(() => ports.findOut(step, ports.ids.of(step), shown)).then(
    (performed) => ({ performed }),
    (cause: unknown) => ({ cause }),
  )
  if ('performed' in found) {
    const { performed } = found
    return performed ? withMade(run, step, performed) : failed(run, step, error)
  }
  const cause = errorOf(found.cause)
  return cause instanceof ApiError && cause.failure === 'operation'
    ? failed(run, step, cause)
    : unknown(run, step, error, cause)
}

function unknown(run: Run, step: ImageChange, error: ApiError, cause: Error): Verdict {
  let checked: Promise<Verdict> | undefined
  const findOutAgain = async () => (await findOut(run, step, error)) ?? makeRest(run)
  return {
    kind: 'unknown',
    made: [...run.made],
    error,
    cause,
    step,
    // Calling it twice continues only once.
    check: () => (checked ??= findOutAgain()),
  }
}

function failed({ ports, made }: Run, step: ImageChange, caught: unknown): Verdict {
  const error = errorOf(caught)
  if (error instanceof ApiError && error.failure === 'operation') ports.ids.forget(step)
  return { kind: 'failed', made: [...made], error, step }
}

const errorOf = (caught: unknown) => (caught instanceof Error ? caught : new Error(String(caught)))

/** Whether all steps may still be made; reads each family completely, once. */
async function lookAtAll({ decision, ports }: Run): Promise<StopReason | undefined> {
  const { steps, ground } = decision
  const names = new Set(steps.map(({ target }) => target.image))
  const wanted = [...names].filter((name) => ground.images.has(name))
  const touched = familiesTouched(steps, ground.images).keys()
  const { images, families } = await ports.look(wanted.slice(0, 1), [...touched], [])
  const now = new Map(images)
  // Family members come with all their fields; each image is read again before its own step anyway.
  for (const member of [...families.values()].flatMap((each) => each ?? [])) {
    if (names.has(member.name) && !images.has(member.name)) now.set(member.name, member)
  }
  const missing = wanted.filter((name) => !now.has(name))
  if (missing.length > 0) {
    for (const [name, image] of (await ports.look(missing, [], [])).images) now.set(name, image)
  }
  return stopReason(steps, ground, { images: now, families })
}

/** Whether one step may still be made. The cost doesn't depend on the number of steps. */
async function lookAt(
  { ports, expected }: Run,
  step: ImageChange,
): Promise<StopReason | undefined> {
  const { images, families, heads, ground } = expected.before(step)
  return stopReason([step], ground, await ports.look(images, families, heads))
}

function withMade(
  { decision, ports, made, expected }: Run,
  step: ImageChange,
  performed: Performed,
) {
  ports.ids.forget(step)
  const before = { image: expected.image(step.target.image), policy: decision.policy }
  made.push({ step, before, performed })
  expected.make(step)
  return undefined
}
