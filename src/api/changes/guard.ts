/**
 * Making what a person has decided on, and nothing else. Before each step one looks again: when what
 * was decided on is not what is there any more, nothing is sent. When an answer is lost, one finds out
 * what became of it: a change is made, not made, or not known yet, and only ever said to be what it is.
 */
import { applyChange } from '../../compute/changes/apply.ts'
import type { Step } from '../../compute/changes/heads.ts'
import { familiesTouched, type Ground } from '../../compute/changes/preview.ts'
import { whyFallen, type Fallen } from '../../compute/changes/stands.ts'
import type { Image, Policy } from '../../compute/schema.ts'
import { ApiError } from '../http/error.ts'
import type { Performed } from './perform.ts'

/** What was decided, and on what: steps of one project, in their order. */
export interface Decision {
  steps: readonly Step[]
  /** As it was shown to whoever decided. */
  ground: Ground
  /** The policy that a `setIamPolicy` replaces. */
  policy?: Policy | undefined
}

/** A step that was made. */
export interface Made {
  step: Step
  /** What it was made to. */
  before: { image?: Image | undefined; policy?: Policy | undefined }
  performed: Performed
}

/** What the guard needs from outside; `guardPorts` gives the real ones. */
export interface GuardPorts {
  /** Reads these as they are now, past every cache. @throws ApiError when an image cannot be read */
  look(images: readonly string[], families: readonly string[]): Promise<Ground>
  /** Sends a step and follows it to its end. @throws ApiError */
  perform(step: Step, requestId: string): Promise<Performed>
  /** What became of a step whose answer was lost; null: it was not made. @throws ApiError */
  findOut(step: Step, requestId: string, shown: Image | undefined): Promise<Performed | null>
  ids: { of(step: Step): string; forget(step: Step): void }
}

/** How far it has come. `made` are the steps that are done, in every case. */
export type Verdict =
  | { kind: 'done'; made: readonly Made[] }
  /** Nothing was sent since: what was decided on is not there any more. */
  | { kind: 'stopped'; made: readonly Made[]; why: Fallen; step: Step }
  /** The step was not made, for sure. */
  | { kind: 'failed'; made: readonly Made[]; error: Error; step: Step }
  /**
   * Whether the step was made is not known: `error` came in place of an answer, and `cause` when it was
   * to be found out. `check` tries that again, and goes on with the rest if it was made.
   */
  | {
      kind: 'unknown'
      made: readonly Made[]
      error: ApiError
      cause: Error
      step: Step
      check(): Promise<Verdict>
    }

/** Makes the steps one after the other, as long as each is still what was decided on. Never throws. */
export const guard = (decision: Decision, ports: GuardPorts): Promise<Verdict> =>
  goOn({ decision, ports, made: [], ground: decision.ground })

interface Run {
  decision: Decision
  ports: GuardPorts
  made: readonly Made[]
  /** What should be there by now: what was shown, with what was made since. */
  ground: Ground
}

async function goOn(run: Run): Promise<Verdict> {
  const { decision, ports, made, ground } = run
  const rest = decision.steps.slice(made.length)
  const [step] = rest
  if (!step) return { kind: 'done', made }
  try {
    const why = whyFallen(rest, ground, await lookAgain(rest, ground, ports))
    if (why) return { kind: 'stopped', made, why, step }
  } catch (error) {
    return failed(run, step, error)
  }
  const sent = await ports.perform(step, ports.ids.of(step)).then(
    (performed) => ({ performed }),
    (error: unknown) => ({ error }),
  )
  if ('performed' in sent) return goOn(withMade(run, step, sent.performed))
  const { error } = sent
  return error instanceof ApiError && error.uncertain
    ? findOut(run, step, error)
    : failed(run, step, error)
}

/** @param error why it is not known: what came back in place of an answer */
async function findOut(run: Run, step: Step, error: ApiError): Promise<Verdict> {
  const { ports, made, ground } = run
  const shown = ground.images.get(step.target.image)
  const found = await ports.findOut(step, ports.ids.of(step), shown).then(
    (performed) => ({ performed }),
    (cause: unknown) => ({ cause }),
  )
  if ('performed' in found) {
    const { performed } = found
    return performed ? goOn(withMade(run, step, performed)) : failed(run, step, error)
  }
  const cause = errorOf(found.cause)
  if (cause instanceof ApiError && cause.failure === 'operation') return failed(run, step, cause)
  return { kind: 'unknown', made, error, cause, step, check: () => findOut(run, step, error) }
}

function failed({ ports, made }: Run, step: Step, caught: unknown): Verdict {
  const error = errorOf(caught)
  if (error instanceof ApiError && error.failure === 'operation') ports.ids.forget(step)
  return { kind: 'failed', made, error, step }
}

const errorOf = (caught: unknown) => (caught instanceof Error ? caught : new Error(String(caught)))

function lookAgain(steps: readonly Step[], ground: Ground, ports: GuardPorts): Promise<Ground> {
  const images = steps.map(({ target }) => target.image).filter((name) => ground.images.has(name))
  const families = familiesTouched(steps, ground.images).keys()
  return ports.look([...new Set(images)], [...families])
}

function withMade(run: Run, step: Step, performed: Performed): Run {
  const { decision, ports, made, ground } = run
  ports.ids.forget(step)
  const image = ground.images.get(step.target.image)
  const before = { image, policy: decision.policy }
  return { ...run, made: [...made, { step, before, performed }], ground: groundAfter(ground, step) }
}

/** What should be there once a step is made. */
function groundAfter(ground: Ground, { target, change }: Step): Ground {
  const images = new Map(ground.images)
  const after = applyChange(images.get(target.image), change)
  if (after) images.set(target.image, after)
  else images.delete(target.image)
  const families = new Map(
    [...ground.families].map(([family, members]) => [
      family,
      members?.filter(({ name }) => name !== target.image),
    ]),
  )
  return { images, families }
}
