import { useParams } from '@tanstack/react-router'

/**
 * The project, on a page of any other: there, what is said about an image may be taken for one of the same
 * name. Undefined on pages of the project.
 */
export function useElsewhere(project: string): string | undefined {
  const { project: here } = useParams({ strict: false })
  return project === here ? undefined : project
}

/** A title that names the project on pages of any other. */
export function useTitleIn(project: string, title: string): string {
  const elsewhere = useElsewhere(project)
  return elsewhere === undefined ? title : `${title} in ${elsewhere}`
}
