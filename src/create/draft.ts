/** The form’s draft, kept in this tab so that it survives a reload or a new sign-in. Keys are never in it. */
import { session } from '../api/http/session.ts'
import { scopeOf } from '../runs/kept.ts'
import { CreateForm } from './model/form.ts'
import { readSession, writeSession, type SessionKey } from '../browser/storage.ts'
import type { CreateSearch } from './search.ts'

/**
 * What the form was opened from. Each origin has its own draft, so that “create from this” never
 * overwrites a form started elsewhere.
 */
export const originOf = ({ from, next }: CreateSearch): string =>
  next !== undefined ? `next=${next}` : from !== undefined ? `from=${from}` : ''

const keyOf = (project: string, origin: string): SessionKey =>
  `createDraft.${scopeOf(session().base, project)}.${origin}`

/** The saved draft; null if there is none or it can’t be parsed. */
export function readDraft(project: string, origin: string): CreateForm | null {
  try {
    const { data } = CreateForm.safeParse(JSON.parse(readSession(keyOf(project, origin)) ?? ''))
    return data ?? null
  } catch {
    return null
  }
}

/** Saves the draft; null deletes it. */
export function writeDraft(project: string, origin: string, form: CreateForm | null): void {
  writeSession(keyOf(project, origin), form && JSON.stringify(form))
}
