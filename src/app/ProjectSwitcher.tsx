import { mdiChevronDown } from '@mdi/js'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { PUBLIC_PROJECTS } from '../compute/publicProjects.ts'
import { Icon } from '../ui/Icon.tsx'
import { CLOSES, lazyPart } from '../ui/lazyPart.tsx'
import { Menu } from '../ui/Menu.tsx'
import type { MenuEntry } from '../ui/MenuList.tsx'
import { recentProjects } from './projects.ts'
import styles from './Shell.module.css'

const ProjectDialog = lazyPart(() => import('./ProjectDialog.tsx'), CLOSES)

interface ProjectSwitcherProps {
  project: string
  /** Projects from the configuration. */
  more: string[]
}

/** Says which project this is, and leads to recent, configured and public ones, or to any other. */
export function ProjectSwitcher({ project, more }: ProjectSwitcherProps) {
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const open = (next: string) =>
    void navigate({ to: '/projects/$project/images', params: { project: next } })
  const entry = (id: string): MenuEntry => ({
    label: id,
    checked: id === project,
    onSelect: () => open(id),
  })

  const entries = (): MenuEntry[] => [
    { heading: 'Recent' },
    ...[...new Set([...recentProjects(), ...more])].map(entry),
    { label: 'Another project…', onSelect: () => setAsking(true) },
    'divider',
    { heading: 'Public images' },
    ...PUBLIC_PROJECTS.map(entry),
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
      {asking && <ProjectDialog onClose={() => setAsking(false)} onOpen={open} />}
    </>
  )
}
