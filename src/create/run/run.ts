/** A creation in progress, kept in this tab: what was sent and how far it has come. Keys are never in it. */
import { session } from '../../api/http/session.ts'
import * as z from 'zod/mini'
import { newRequestId } from '../../api/http/requestId.ts'
import { PUBLISH_CHOICES, publishOf, type CreateForm } from '../model/form.ts'
import { toInsert, type Insert } from '../model/toInsert.ts'
import { tabStore } from '../kept/tabStore.ts'

const Run = z.object({
  /** The `requestId` of each request: repeating a request with its id doesn’t execute it twice. */
  ids: z.object({ insert: z.string(), deprecate: z.string(), family: z.string() }),
  image: z.string(),
  family: z.string(),
  publish: z.enum(PUBLISH_CHOICES),
  /** The insert without keys. A different form is a different intent and needs new ids. */
  asked: z.string(),
  /** Name of the operation, once the service has answered; '' until then. */
  operation: z.string(),
  /** `made`: the image exists but is not yet deprecated and in its family. */
  stage: z.enum(['sending', 'running', 'made', 'done']),
})
export type Run = z.infer<typeof Run>

/** A run that has not been sent yet. */
export function newRun(form: CreateForm, project: string): Run {
  const { name, family } = form.details
  return {
    ids: { insert: newRequestId(), ...newHideIds() },
    image: name.trim(),
    family: family.trim(),
    publish: publishOf(form.details),
    asked: JSON.stringify(toInsert(form, project, undefined, session().universe)),
    operation: '',
    stage: 'sending',
  }
}

/** The request body, without keys. */
export const askedOf = (run: Run): Insert => JSON.parse(run.asked) as Insert

/** New ids for the requests that hide the image: after a failed operation, the old id would not execute again. */
export const newHideIds = () => ({ deprecate: newRequestId(), family: newRequestId() })

const store = tabStore('createRun', Run)

/** The run started in this tab, or null. */
export const readRun = (project: string, origin: string): Run | null => store.read(project, origin)

/** Saves the run until it is done; null deletes it. */
export const writeRun = (project: string, origin: string, run: Run | null): void =>
  store.write(project, origin, run?.stage === 'done' ? null : run)
