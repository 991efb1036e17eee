/** Projects to switch to: those opened lately in this browser, and Google's public image projects. */
import { PROJECT } from '../compute/names.ts'
import { readStored, writeStored } from '../ui/storage.ts'

/** Projects that publish images for everyone. Source: gcloud's list of standard image projects. */
export const PUBLIC_PROJECTS: readonly string[] = [
  'centos-cloud',
  'cos-cloud',
  'debian-cloud',
  'fedora-coreos-cloud',
  'opensuse-cloud',
  'oracle-linux-cloud',
  'rhel-cloud',
  'rocky-linux-cloud',
  'suse-cloud',
  'ubuntu-os-cloud',
  'ubuntu-os-pro-cloud',
  'windows-cloud',
  'windows-sql-cloud',
]

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
