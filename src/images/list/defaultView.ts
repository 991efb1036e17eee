import { session } from '../../api/http/session.ts'
import { readStored, writeStored } from '../../browser/storage.ts'

const key = (project: string) => `defaultView.${session().base} ${project}` as const

/** The query of the view that a project’s list opens with; null for all images. */
export const defaultView = (project: string): string | null => readStored(key(project))

export const setDefaultView = (project: string, query: string | null): void =>
  writeStored(key(project), query)
