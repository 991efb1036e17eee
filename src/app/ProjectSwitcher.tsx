import { mdiChevronDown } from '@mdi/js'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { PUBLIC_PROJECTS } from '../compute/publicProjects.ts'
import { Icon } from '../ui/Icon.tsx'
import { CLOSES, lazyPart } from '../ui/lazyPart.tsx'
import { Menu } from '../ui/Menu.tsx'
import type { MenuEntry } from '../ui/MenuList.tsx'
import { recentProjects } from '../connect/recentProjects.ts'
import styles from './Shell.module.css'

const ProjectDialog = lazyPart(() => import('./ProjectDialog.tsx'), CLOSES)
const ConnectionDialog = lazyPart(() => import('../connect/list/ConnectionDialog.tsx'), CLOSES)

/** Pages that are about a project as a whole. */
const OF_PROJECTS = new Set([
  '/projects/$project/images/',
  '/projects/$project/due',
  '/projects/$project/retire',
  '/projects/$project/operations',
  '/projects/$project/history',
  '/projects/$project/conventions',
])

interface ProjectSwitcherProps {
  project: string
  /** Projects from the configuration. */
  more: readonly string[]
}

/** Shows the current project, and switches to recent, configured and public ones, or to any other. */
export function ProjectSwitcher({ project, more }: ProjectSwitcherProps) {
  const router = useRouter()
  const [asking, setAsking] = useState<'project' | 'connection'>()
  const open = (next: string) => {
    const params = { project: next }
    const page = router.state.matches.at(-1)?.routeId
    // They show the other project with the same filter, sort order, view or policy.
    if (page && OF_PROJECTS.has(page)) void router.navigate({ to: '.', params, search: true })
    else void router.navigate({ to: '/projects/$project/images', params })
  }
  const close = () => setAsking(undefined)
  const entry = (id: string): MenuEntry => ({
    label: id,
    checked: id === project,
    onSelect: () => open(id),
  })

  const entries = (): MenuEntry[] => [
    { heading: 'Recent' },
    ...[...new Set([...recentProjects(), ...more])].map(entry),
    'divider',
    { heading: 'Public images' },
    ...PUBLIC_PROJECTS.map(entry),
    'divider',
    { label: 'Another project…', onSelect: () => setAsking('project') },
    { label: 'Another connection…', onSelect: () => setAsking('connection') },
  ]

  return (
    <>
      <Menu
        label={`Project: ${project}`}
        className={`button ${styles['project']}`}
        entries={entries}
      >
        <span>{project}</span>
        <Icon path={mdiChevronDown} />
      </Menu>
      {asking === 'project' && <ProjectDialog onClose={close} onOpen={open} />}
      {asking === 'connection' && <ConnectionDialog onClose={close} />}
    </>
  )
}
