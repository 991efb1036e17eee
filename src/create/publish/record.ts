/** The steps of a publish, kept in this tab over a reload. Which of them are done follows from the images. */
import * as z from 'zod/mini'
import { tabStore } from '../kept/tabStore.ts'

const Kind = z.enum(['family', 'activate', 'deprecate'])
const Record = z.object({
  family: z.string(),
  /** All steps planned when publishing began. */
  kinds: z.array(Kind),
})
export type PublishRecord = z.infer<typeof Record>

const store = tabStore('publish', Record)

/** The record of publishing the image to that family; null if it wasn’t started in this tab. */
export function readRecord(project: string, image: string, family: string): PublishRecord | null {
  const record = store.read(project, image)
  return record?.family === family ? record : null
}

/** Saves the record; null deletes it. */
export const writeRecord = (project: string, image: string, record: PublishRecord | null): void =>
  store.write(project, image, record)
