import { Link } from '@tanstack/react-router'
import { Tabs } from '../../ui/Tabs.tsx'
import { searchOf, type ImageSearch, type ImageTab } from './search.ts'

interface ImageTabsProps {
  project: string
  name: string
  /** Stays open while another tab is shown. */
  edit: ImageSearch['edit']
}

/** The views of an image. */
export function ImageTabs({ project, name, edit }: ImageTabsProps) {
  const link = (tab: ImageTab | undefined, label: string) => (
    <Link
      to="/projects/$project/images/$image"
      params={{ project, image: name }}
      search={searchOf(tab, edit)}
      activeOptions={{ exact: true }}
      resetScroll={false}
    >
      {label}
    </Link>
  )
  return (
    <Tabs label="Views of the image">
      {[
        link(undefined, 'Overview'),
        link('lineage', 'Lineage and use'),
        link('access', 'Access'),
        link('activity', 'Activity'),
        link('json', 'JSON'),
      ]}
    </Tabs>
  )
}
