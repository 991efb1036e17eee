/** Projects to switch to: those recently opened in this browser, on this connection. */
import { session } from '../api/http/session.ts'
import { PROJECT } from '../compute/names.ts'
import { PUBLIC_PROJECTS } from '../compute/publicProjects.ts'
import { readStored, writeStored } from '../browser/storage.ts'

const MOST = 8

const key = () => `recentProjects.${session().base}` as const

/** The recently opened projects, newest first. */
export function recentProjects(): string[] {
  return (readStored(key()) ?? '').split(',').filter((project) => PROJECT.test(project))
}

/** Moves a project to the top of the recent ones. Public ones are always offered and not stored. */
export function rememberProject(project: string): void {
  if (PUBLIC_PROJECTS.includes(project)) return
  const others = recentProjects().filter((other) => other !== project)
  writeStored(key(), [project, ...others].slice(0, MOST).join(','))
}
