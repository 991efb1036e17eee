/**
 * The forms that this tab has begun from one beginning, one after the other. “Start over” begins
 * another and keeps the one before: the entry of the history in which it was shows it again.
 */
import * as z from 'zod/mini'
import { readSession, writeSession, type SessionKey } from '../browser/storage.ts'
import { writeDraft } from './draft.ts'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Which form an entry of the history shows, where it is another than the one in use. */
    form?: number
  }
}

const Forms = z.object({
  /** The form in use: the one that was shown last, or has just been begun. Counted from 0. */
  current: z.number(),
  /** What each entry of the history has shown, by its key. */
  entries: z.record(z.string(), z.number()),
})
type Forms = z.infer<typeof Forms>

const keyOf = (project: string, origin: string): SessionKey => `createForms.${project}.${origin}`

function readForms(project: string, origin: string): Forms {
  try {
    const stored: unknown = JSON.parse(readSession(keyOf(project, origin)) ?? '')
    return Forms.safeParse(stored).data ?? { current: 0, entries: {} }
  } catch {
    return { current: 0, entries: {} }
  }
}

const writeForms = (project: string, origin: string, forms: Forms) =>
  writeSession(keyOf(project, origin), JSON.stringify(forms))

/** The form that an entry of the history shows: the one it has shown before, or the one in use. */
export function formAt(project: string, origin: string, entry: string): number {
  const { current, entries } = readForms(project, origin)
  return entries[entry] ?? current
}

/** Notes that an entry of the history shows a form, which is in use from then on. */
export function noteForm(project: string, origin: string, entry: string, form: number): void {
  const { entries } = readForms(project, origin)
  writeForms(project, origin, { current: form, entries: { ...entries, [entry]: form } })
}

/** So many discarded forms are kept. */
const KEPT = 5

/** Begins another form, which is in use from then on. Gives its number. */
export function beginForm(project: string, origin: string): number {
  const { current, entries } = readForms(project, origin)
  const next = Math.max(current, ...Object.values(entries)) + 1
  writeForms(project, origin, { current: next, entries })
  writeDraft(project, formId(origin, next - KEPT), null)
  return next
}

/** What the draft of a form is kept under; the first one has the name of its beginning. */
export const formId = (origin: string, form: number): string =>
  form === 0 ? origin : `${origin}#${form}`
