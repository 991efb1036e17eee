/** The form as this tab remembers it: over a reload and an expired sign-in, without any key. */
import { CreateForm } from './model/form.ts'
import { readSession, writeSession, type SessionKey } from '../browser/storage.ts'
import type { CreateSearch } from './search.ts'

/**
 * What the form began from. Each beginning has a draft of its own, so that “create from this” never
 * overwrites what was typed elsewhere.
 */
export const originOf = ({ from, next }: CreateSearch): string =>
  next !== undefined ? `next=${next}` : from !== undefined ? `from=${from}` : ''

const keyOf = (project: string, origin: string): SessionKey => `createDraft.${project}.${origin}`

/** The draft, or null when there is none that can be read. */
export function readDraft(project: string, origin: string): CreateForm | null {
  try {
    const { data } = CreateForm.safeParse(JSON.parse(readSession(keyOf(project, origin)) ?? ''))
    return data ?? null
  } catch {
    return null
  }
}

/** Keeps the draft; null forgets it. */
export function writeDraft(project: string, origin: string, form: CreateForm | null): void {
  writeSession(keyOf(project, origin), form && JSON.stringify(form))
}
