/** The making of an image as this tab remembers it: what was sent and how far it has come. No key is in it. */
import * as z from 'zod/mini'
import { newRequestId } from '../../api/http/requestId.ts'
import type { CreateForm } from '../model/form.ts'
import { toInsert, type Insert } from '../model/toInsert.ts'
import { readSession, writeSession, type SessionKey } from '../../browser/storage.ts'

const Run = z.object({
  /** One for each thing to be done: a repeat of the same request is done once. */
  ids: z.object({ insert: z.string(), deprecate: z.string(), family: z.string() }),
  image: z.string(),
  family: z.string(),
  dark: z.enum(['no', 'withoutFamily', 'deprecated']),
  /** What was asked for, without keys: another form is another intent, with ids of its own. */
  asked: z.string(),
  /** Name of the operation, once the service has answered. */
  operation: z.string(),
  /** `made`: the image is there, and is still to be hidden. */
  stage: z.enum(['sending', 'running', 'made', 'done']),
})
export type Run = z.infer<typeof Run>

/** A run that has not been sent yet. */
export function newRun(form: CreateForm, project: string): Run {
  const { name, family, dark } = form.details
  return {
    ids: { insert: newRequestId(), ...hidingIds() },
    image: name.trim(),
    family: family.trim(),
    dark,
    asked: JSON.stringify(toInsert(form, project)),
    operation: '',
    stage: 'sending',
  }
}

/** What was asked for, without keys. */
export const askedOf = (run: Run): Insert => JSON.parse(run.asked) as Insert

/** New ids for what hides the image: a request whose operation has failed is not done by its old one. */
export const hidingIds = () => ({ deprecate: newRequestId(), family: newRequestId() })

const keyOf = (project: string, origin: string): SessionKey => `createRun.${project}.${origin}`

/** The run that this tab has begun, or null. */
export function readRun(project: string, origin: string): Run | null {
  try {
    return Run.safeParse(JSON.parse(readSession(keyOf(project, origin)) ?? '')).data ?? null
  } catch {
    return null
  }
}

/** Keeps the run for as long as there is something to go on with; null forgets it. */
export function writeRun(project: string, origin: string, run: Run | null): void {
  writeSession(keyOf(project, origin), run && run.stage !== 'done' ? JSON.stringify(run) : null)
}
