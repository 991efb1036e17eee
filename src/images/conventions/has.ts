import { readStored } from '../../browser/storage.ts'
import { configured } from '../../connect/config/connection.ts'

/** Where this browser keeps a project’s rules. */
export const keyOf = (project: string) =>
  `conventions.${configured().connection.apiBase} ${project}` as const

/** Whether a project has rules, without reading them: most have none. */
export const hasConventions = (project: string): boolean =>
  configured().connection.conventions !== undefined || readStored(keyOf(project)) !== null
