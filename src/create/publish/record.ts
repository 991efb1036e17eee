/** The steps of a publish, kept in this tab over a reload. Which of them are done follows from the images. */
import { session } from '../../api/http/session.ts'
import { scopeOf } from '../../runs/kept.ts'
import * as z from 'zod/mini'
import { readSession, writeSession, type SessionKey } from '../../browser/storage.ts'

const Kind = z.enum(['family', 'activate', 'deprecate'])
const Record = z.object({
  family: z.string(),
  /** All steps planned when publishing began. */
  kinds: z.array(Kind),
})
export type PublishRecord = z.infer<typeof Record>

const keyOf = (project: string, image: string): SessionKey =>
  `publish.${scopeOf(session().base, project)}.${image}`

/** The record of publishing the image to that family; null if it wasn’t started in this tab. */
export function readRecord(project: string, image: string, family: string): PublishRecord | null {
  try {
    const record = Record.safeParse(JSON.parse(readSession(keyOf(project, image)) ?? '')).data
    return record?.family === family ? record : null
  } catch {
    return null
  }
}

/** Saves the record; null deletes it. */
export function writeRecord(project: string, image: string, record: PublishRecord | null): void {
  writeSession(keyOf(project, image), record && JSON.stringify(record))
}
