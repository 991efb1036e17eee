/**
 * The forms this tab has opened from one origin, numbered in order. “Start over” opens a new form and
 * keeps the previous one: going back to its history entry shows it again.
 */
import * as z from 'zod/mini'
import { drafts } from './draft.ts'
import { tabStore } from './tabStore.ts'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The form that a history entry shows, if it isn’t the current one. */
    form?: number
  }
}

const Forms = z.object({
  /** The current form: the one shown or opened last. Counted from 0. */
  current: z.number(),
  /** The form shown by each history entry, by the entry’s key. */
  entries: z.record(z.string(), z.number()),
})
type Forms = z.infer<typeof Forms>

const store = tabStore('createForms', Forms)

const readForms = (project: string, origin: string): Forms =>
  store.read(project, origin) ?? { current: 0, entries: {} }

/** The form for a history entry: the one it showed before, otherwise the current one. */
export function formAt(project: string, origin: string, entry: string): number {
  const { current, entries } = readForms(project, origin)
  return entries[entry] ?? current
}

/** Records that a history entry shows this form, and makes it the current one. */
export function noteForm(project: string, origin: string, entry: string, form: number): void {
  const { entries } = readForms(project, origin)
  store.write(project, origin, { current: form, entries: { ...entries, [entry]: form } })
}

/** How many discarded forms are kept. */
const KEPT = 5

/** Opens a new form and makes it the current one. @returns its number */
export function beginForm(project: string, origin: string): number {
  const { current, entries } = readForms(project, origin)
  const next = Math.max(current, ...Object.values(entries)) + 1
  store.write(project, origin, { current: next, entries })
  drafts.write(project, formId(origin, next - KEPT), null)
  return next
}

/** The key of a form’s draft; the first form uses its origin as is. */
export const formId = (origin: string, form: number): string =>
  form === 0 ? origin : `${origin}#${form}`
