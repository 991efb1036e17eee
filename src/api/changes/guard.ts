/**
 * Making what a person has decided on, and nothing else. Before the first step all is looked at once
 * more, and before each other one what decides on that: when it is not what was decided on any more,
 * nothing is sent. When an answer is lost, one finds out what became of it: a change is made, not made,
 * or not known yet, and only ever said to be what it is.
 */
import { Expected } from '../../compute/changes/expected.ts'
import type { ImageChange } from '../../compute/changes/change.ts'
import { familiesTouched, type Ground } from '../../compute/changes/preview.ts'
import { whyFallen, type Fallen } from '../../compute/changes/stands.ts'
import type { Image, Policy } from '../../compute/schema.ts'
import { ApiError } from '../http/error.ts'
import type { Performed } from './perform.ts'

/** What was decided, and on what: steps of one project, in their order. */
export interface Decision {
  steps: readonly ImageChange[]
  /** As it was shown to whoever decided. */
  ground: Ground
  /** The policy that a `setIamPolicy` replaces. */
  policy?: Policy | undefined
}

/** A step that was made. */
export interface Made {
  step: ImageChange
  /** What it was made to. */
  before: { image?: Image | undefined; policy?: Policy | undefined }
  performed: Performed
}

/** What the guard needs from outside; `guardPorts` gives the real ones. */
export interface GuardPorts {
  /**
   * Reads these as they are now, past every cache.
   * @param families with all their members
   * @param heads families of which the head is enough: the one member they may come with
   * @throws ApiError when an image cannot be read
   */
  look(
    images: readonly string[],
    families: readonly string[],
    heads: readonly string[],
  ): Promise<Ground>
  /** Sends a step and follows it to its end. @throws ApiError */
  perform(step: ImageChange, requestId: string): Promise<Performed>
  /** What became of a step whose answer was lost; null: it was not made. @throws ApiError */
  findOut(step: ImageChange, requestId: string, shown: Image | undefined): Promise<Performed | null>
  ids: { of(step: ImageChange): string; forget(step: ImageChange): void }
}

/** How far it has come. `made` are the steps that are done, in every case. */
export type Verdict =
  | { kind: 'done'; made: readonly Made[] }
  /** Nothing was sent since: what was decided on is not there any more. */
  | { kind: 'stopped'; made: readonly Made[]; why: Fallen; step: ImageChange }
  /** The step was not made, for sure. */
  | { kind: 'failed'; made: readonly Made[]; error: Error; step: ImageChange }
  /**
   * Whether the step was made is not known: `error` came in place of an answer, and `cause` when it was
   * to be found out. `check` tries that again, and goes on with the rest if it was made.
   */
  | {
      kind: 'unknown'
      made: readonly Made[]
      error: ApiError
      cause: Error
      step: ImageChange
      check(): Promise<Verdict>
    }

/** Makes the steps one after the other, as long as each is still what was decided on. Never throws. */
export const guard = (decision: Decision, ports: GuardPorts): Promise<Verdict> =>
  goOn({ decision, ports, made: [], expected: new Expected(decision.ground) })

interface Run {
  decision: Decision
  ports: GuardPorts
  /** Grows as steps are made; verdicts have copies. */
  made: Made[]
  expected: Expected
}

async function goOn(run: Run): Promise<Verdict> {
  const { decision, made } = run
  for (;;) {
    const step = decision.steps[made.length]
    if (!step) return { kind: 'done', made: [...made] }
    // oxlint-disable-next-line no-await-in-loop -- one step after the other
    const end = await makeStep(run, step)
    if (end) return end
  }
}

/** @returns why it does not go on; undefined when the step was made */
async function makeStep(run: Run, step: ImageChange): Promise<Verdict | undefined> {
  const { ports, made } = run
  try {
    const why = await (made.length === 0 ? lookAtAll(run) : lookAt(run, step))
    if (why) return { kind: 'stopped', made: [...made], why, step }
  } catch (error) {
    return failed(run, step, error)
  }
  const sent = await ports.perform(step, ports.ids.of(step)).then(
    (performed) => ({ performed }),
    (error: unknown) => ({ error }),
  )
  if ('performed' in sent) return withMade(run, step, sent.performed)
  const { error } = sent
  return error instanceof ApiError && error.uncertain
    ? findOut(run, step, error)
    : failed(run, step, error)
}

/** @param error why it is not known: what came back in place of an answer */
async function findOut(run: Run, step: ImageChange, error: ApiError): Promise<Verdict | undefined> {
  const { ports, made, expected } = run
  const found = await ports
    .findOut(step, ports.ids.of(step), expected.image(step.target.image))
    .then(
      (performed) => ({ performed }),
      (cause: unknown) => ({ cause }),
    )
  if ('performed' in found) {
    const { performed } = found
    return performed ? withMade(run, step, performed) : failed(run, step, error)
  }
  const cause = errorOf(found.cause)
  if (cause instanceof ApiError && cause.failure === 'operation') return failed(run, step, cause)
  let checked: Promise<Verdict> | undefined
  const findOutAgain = async () => (await findOut(run, step, error)) ?? goOn(run)
  return {
    kind: 'unknown',
    made: [...made],
    error,
    cause,
    step,
    // Asked twice, it goes on once.
    check: () => (checked ??= findOutAgain()),
  }
}

function failed({ ports, made }: Run, step: ImageChange, caught: unknown): Verdict {
  const error = errorOf(caught)
  if (error instanceof ApiError && error.failure === 'operation') ports.ids.forget(step)
  return { kind: 'failed', made: [...made], error, step }
}

const errorOf = (caught: unknown) => (caught instanceof Error ? caught : new Error(String(caught)))

/** Whether all of the steps may still be made; families are read whole, once. */
async function lookAtAll({ decision, ports }: Run): Promise<Fallen | undefined> {
  const { steps, ground } = decision
  const names = new Set(steps.map(({ target }) => target.image))
  const wanted = [...names].filter((name) => ground.images.has(name))
  const touched = familiesTouched(steps, ground.images).keys()
  const { images, families } = await ports.look(wanted.slice(0, 1), [...touched], [])
  const now = new Map(images)
  // Members are read whole, and each image once more before its own step.
  for (const member of [...families.values()].flatMap((each) => each ?? [])) {
    if (names.has(member.name) && !images.has(member.name)) now.set(member.name, member)
  }
  const missing = wanted.filter((name) => !now.has(name))
  if (missing.length > 0) {
    for (const [name, image] of (await ports.look(missing, [], [])).images) now.set(name, image)
  }
  return whyFallen(steps, ground, { images: now, families })
}

/** Whether one step may still be made. The costs of that do not depend on how many there are. */
async function lookAt({ ports, expected }: Run, step: ImageChange): Promise<Fallen | undefined> {
  const { images, families, heads, ground } = expected.before(step)
  return whyFallen([step], ground, await ports.look(images, families, heads))
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
