import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { keepList } from '../../api/kept/keep.ts'
import { holdPlace } from './holdPlace.ts'

/** What goes on beside a project's list on any page: it is kept for the next visit, and held in place. */
export function useLive(project: string): void {
  const client = useQueryClient()
  useEffect(() => keepList(client, project), [client, project])
  useEffect(() => holdPlace(client, project), [client, project])
}
