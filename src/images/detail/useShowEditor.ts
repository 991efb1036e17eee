import { getRouteApi, useMatchRoute } from '@tanstack/react-router'
import { searchOf, type ImageSearch } from './search.ts'

const route = getRouteApi('/projects/$project/images/$image')

/** Opens or closes the label editor, in the URL. */
export function useShowEditor(project: string, name: string): (open: boolean) => void {
  const navigate = route.useNavigate()
  const isHere = useMatchRoute()
  return (open) => {
    const here = {
      to: '/projects/$project/images/$image',
      params: { project, image: name },
    } as const
    // A save may finish after the user has left the page.
    if (isHere(here) === false) return
    const search = ({ tab }: ImageSearch) => searchOf(tab, open ? 'labels' : undefined)
    void navigate({ search, replace: true, resetScroll: false })
  }
}
