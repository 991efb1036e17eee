import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useHeld } from '../api/held.ts'
import { can } from '../compute/can.ts'
import { PUBLIC_PROJECTS } from '../compute/publicProjects.ts'
import { allConnections } from '../connect/check/current.ts'
import { configured } from '../connect/config/connection.ts'
import { pathOf } from '../connect/config/place.ts'
import { recentProjects } from '../connect/recentProjects.ts'
import { useSession } from '../connect/useSession.ts'
import type { ImagesSearch } from '../images/list/search.ts'
import { keysOfPage } from '../shortcuts/table.ts'
import { isDark, setScheme } from '../ui/scheme.ts'
import type { Command } from './find.ts'
import { NAMED_LISTS } from './lists.ts'
import { readTyped } from './typed.ts'
import { useGo } from './useGo.ts'

const nothing = () => undefined

/** The commands that don't depend on images: pages, lists, projects, connections, settings. */
export function useCommands(project: string, sample: string | undefined, onHelp: () => void) {
  const go = useGo(project)
  const navigate = useNavigate()
  const { lacking } = useSession()
  const permissions = useHeld(project, sample === undefined ? [] : [sample])
  const noCreate = can('create', undefined, permissions, lacking)?.text

  return useMemo(() => {
    const list = (label: string, search: ImagesSearch, note?: string): Command => ({
      group: 'Lists',
      label,
      words: 'filter show list',
      note,
      run: () => void navigate({ to: '/projects/$project/images', params: { project }, search }),
    })
    const openProject = (id: string): Command => ({
      group: 'Projects',
      label: id,
      isName: true,
      words: 'project switch open',
      run: () => void navigate({ to: '/projects/$project/images', params: { project: id } }),
    })
    const compare = () => void navigate({ to: '/projects/$project/compare', params: { project } })
    const conventions = () =>
      void navigate({ to: '/projects/$project/conventions', params: { project } })
    const publish = () =>
      void navigate({
        to: '/projects/$project/images/create',
        params: { project },
        search: { step: 'publish' },
      })
    const page = (name: Parameters<typeof go>[0], label: string, words = ''): Command => ({
      group: 'Pages',
      label,
      words: `go to page ${words}`,
      keys: keysOfPage(name),
      run: () => go(name),
    })
    const others = [...recentProjects(), ...configured().connection.projects, ...PUBLIC_PROJECTS]
    const commands: Command[] = [
      page('images', 'Images', 'list home'),
      page('due', 'Due', 'overdue planned dates replacements risk'),
      page('retire', 'Retire', 'policy plan clean up old'),
      page('operations', 'Operations', 'running failed'),
      page('history', 'History', 'undo changes runs'),
      { group: 'Pages', label: 'Compare', words: 'go to page difference', run: compare },
      { group: 'Pages', label: 'Conventions', words: 'go to page rules check', run: conventions },
      { ...page('create', 'Create image', 'new add'), reason: noCreate },
      { group: 'Pages', label: 'Publish an image', words: 'family head', run: publish },
      page('settings', 'Settings', 'preferences'),
      list('All images', {}),
      ...NAMED_LISTS.map(({ value, label, search }) =>
        list(label, search, value === 'overdue' ? 'or type “due in web-*”' : undefined),
      ),
      {
        group: 'Lists',
        label: 'Images with a label…',
        words: 'filter label: key value',
        begins: 'label: ',
        run: nothing,
      },
      {
        group: 'Lists',
        label: 'Filter with an API expression…',
        words: 'filter:',
        begins: 'filter: ',
        run: nothing,
      },
      ...[...new Set(others)].filter((id) => id !== project).map(openProject),
      {
        group: 'Projects',
        label: 'Another project…',
        words: 'switch open id number',
        begins: 'project: ',
        run: nothing,
      },
      ...connectionCommands(),
      ...SETTINGS.map(([hash, label, words]): Command => ({
        group: 'Settings',
        label,
        words: `settings preferences ${words}`,
        run: () => void navigate({ to: '/settings', hash }),
      })),
      {
        group: 'This browser',
        label: isDark() ? 'Use the light scheme' : 'Use the dark scheme',
        words: 'theme mode appearance color night day',
        run: () => setScheme(isDark() ? 'light' : 'dark'),
      },
      {
        group: 'This browser',
        label: 'Keyboard shortcuts',
        words: 'keys help cheat sheet',
        keys: '?',
        stays: true,
        run: onHelp,
      },
    ]
    /** What was typed out, or the list of what contains it. */
    const typedCommand = (text: string): { command: Command; isAll: boolean } => {
      const typed = readTyped(text)
      if (typed?.kind === 'project') return { command: openProject(typed.project), isAll: true }
      if (typed?.kind === 'list') return { command: list(typed.label, typed.search), isAll: true }
      if (typed) {
        return {
          command: { group: 'Lists', label: typed.label, begins: text, run: nothing },
          isAll: true,
        }
      }
      return {
        command: list(`Images containing “${text.trim()}”`, { q: text.trim() }),
        isAll: false,
      }
    }
    return { commands, typedCommand }
  }, [go, navigate, project, noCreate, onHelp])
}

/** The sections of the settings by their IDs, and words they are found by. */
const SETTINGS = [
  ['connections', 'Connections', 'add edit test remove endpoint'],
  ['sign-in', 'Sign-in', 'token log in out'],
  ['conformance', 'Conformance', 'check the api'],
  ['lists', 'Lists', 'keep live parallel'],
  ['runs', 'Runs', 'rate changes a second limit'],
  ['keyboard', 'Keyboard', 'single-key shortcuts on off'],
  ['appearance', 'Appearance', 'color scheme theme density compact rows'],
] as const

/** The other connections: each is another page. */
function connectionCommands(): Command[] {
  const { connection, file } = configured()
  return allConnections(file).all.flatMap(({ name, label, apiBase }, index): Command[] => {
    if (name === connection.name) return []
    return [
      {
        group: 'Connections',
        label: label || name,
        words: `${name} connection switch`,
        note: apiBase.replace(/^https?:\/\//, ''),
        run: () => location.assign(pathOf(index === 0 ? undefined : name)),
      },
    ]
  })
}
