/** What publishing set out to do, as this tab remembers it over a reload: which steps are done follows from the images. */
import * as z from 'zod/mini'
import { readSession, writeSession, type SessionKey } from '../../browser/storage.ts'

const Kind = z.enum(['family', 'activate', 'deprecate'])
const Record = z.object({
  family: z.string(),
  /** The steps of the plan as it was when publishing began. */
  kinds: z.array(Kind),
})
export type PublishRecord = z.infer<typeof Record>

const keyOf = (project: string, image: string): SessionKey => `publish.${project}.${image}`

/** The record of publishing the image in that family; null when none has begun here. */
export function readRecord(project: string, image: string, family: string): PublishRecord | null {
  try {
    const record = Record.safeParse(JSON.parse(readSession(keyOf(project, image)) ?? '')).data
    return record?.family === family ? record : null
  } catch {
    return null
  }
}

/** Keeps the record; null forgets it. */
export function writeRecord(project: string, image: string, record: PublishRecord | null): void {
  writeSession(keyOf(project, image), record && JSON.stringify(record))
}
