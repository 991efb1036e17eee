/** What the create pages keep in this tab, by connection and project, so that a reload or a sign-in loses nothing. */
import type * as z from 'zod/mini'
import { session } from '../../api/http/session.ts'
import { readSession, writeSession, type SessionKey } from '../../browser/storage.ts'
import { scopeOf } from '../../runs/kept.ts'

/** Values of one kind. `subject`: what a value belongs to within its project, such as the form’s origin. */
export interface TabStore<T> {
  /** The stored value; null if there is none, or it isn’t of this kind, such as another version’s. */
  read(project: string, subject: string): T | null
  /** Stores a value; null deletes it. */
  write(project: string, subject: string, value: T | null): void
}

type Kind = SessionKey extends `${infer K}.${string}` ? K : never

/** @param shape what a stored value has to be */
export function tabStore<T>(kind: Kind, shape: z.ZodMiniType<T>): TabStore<T> {
  const keyOf = (project: string, subject: string): SessionKey =>
    `${kind}.${scopeOf(session().base, project)}.${subject}`
  return {
    read(project, subject) {
      try {
        const stored: unknown = JSON.parse(readSession(keyOf(project, subject)) ?? '')
        return shape.safeParse(stored).data ?? null
      } catch {
        return null
      }
    },
    write(project, subject, value) {
      writeSession(keyOf(project, subject), value && JSON.stringify(value))
    },
  }
}
