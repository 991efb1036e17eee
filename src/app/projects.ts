/** Projects to switch to: those opened lately in this browser. */
import { PROJECT } from '../compute/names.ts'
import { PUBLIC_PROJECTS } from '../compute/publicProjects.ts'
import { readStored, writeStored } from '../browser/storage.ts'

const MOST = 8

/** The projects opened lately, newest first. */
export function recentProjects(): string[] {
  return (readStored('recentProjects') ?? '').split(',').filter((project) => PROJECT.test(project))
}

/** Puts a project first among the recent ones. Public ones are always offered and not remembered. */
export function rememberProject(project: string): void {
  if (PUBLIC_PROJECTS.includes(project)) return
  const others = recentProjects().filter((other) => other !== project)
  writeStored('recentProjects', [project, ...others].slice(0, MOST).join(','))
}
