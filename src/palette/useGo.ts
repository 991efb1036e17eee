import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { ShortcutPage } from '../shortcuts/table.ts'

const PATHS = {
  images: '/projects/$project/images',
  due: '/projects/$project/due',
  retire: '/projects/$project/retire',
  operations: '/projects/$project/operations',
  history: '/projects/$project/history',
  create: '/projects/$project/images/create',
  settings: '/settings',
} as const satisfies Record<ShortcutPage, string>

/** Goes to a page of a project. */
export function useGo(project: string): (page: ShortcutPage) => void {
  const navigate = useNavigate()
  return useCallback(
    (page) => void navigate({ to: PATHS[page], params: { project } }),
    [navigate, project],
  )
}
