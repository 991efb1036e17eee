import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { lastResult } from '../api/http/lastResult.ts'
import { session } from '../api/http/session.ts'
import type { Image } from '../compute/schema.ts'
import type { ImageAction } from '../images/actions/ImageDialogs.tsx'
import { IN_FAMILY, sortOf, sortSearch } from '../images/table/columns.ts'
import { readEntries, type Entry } from '../images/table/entry.ts'
import { ImagesTable } from '../images/table/ImagesTable.tsx'
import { contentOf } from '../images/table/layout.ts'
import { Selected } from '../images/table/Selected.tsx'
import { sorted } from '../images/table/sort.ts'
import { TableSkeleton } from '../images/table/TableSkeleton.tsx'
import { useSelection } from '../images/table/useSelection.ts'
import { useNow } from '../ui/useNow.ts'
import type { Members } from './members.ts'

const route = getRouteApi('/projects/$project/families/$family')

interface MembersTableProps {
  project: string
  family: string
  /** Undefined until the first has arrived. */
  members: Members | undefined
  /** Name of the family's head. */
  head: string | undefined
  /** Must be a stable function. */
  onAction(action: ImageAction): void
}

/** The members of a family, newest first by default. */
export function MembersTable({ members, ...rest }: MembersTableProps) {
  if (!members) return <TableSkeleton columns={IN_FAMILY} label="Loading the members" rows={6} />
  return <Rows members={members} {...rest} />
}

const NO_PARENTS: number[] = []
const lastEntries = lastResult<readonly Entry[]>()

function Rows(props: MembersTableProps & { members: Members }) {
  const { project, family, members, head, onAction } = props
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const now = useNow()
  const entries = lastEntries([members, now], (last) => readEntries(members.images, now, last))
  const sort = useMemo(() => sortOf(search), [search])
  const rows = useMemo(() => sorted(entries, sort), [entries, sort])
  const isHead = useCallback(({ name }: Image) => name === head, [head])
  const year = new Date(now).getFullYear()
  const content = useMemo(
    () => contentOf(entries, isHead, year, session().protection),
    [entries, isHead, year],
  )
  const page = `${project}/${family}`
  const selecting = useSelection(page, rows, rows)
  return (
    <>
      <ImagesTable
        {...{ project, page, content, sort, isHead, onAction, now }}
        label={`Members of ${family}`}
        view={{ rows, parents: NO_PARENTS, shown: rows, families: 0 }}
        columns={IN_FAMILY}
        onSort={(next) =>
          void navigate({
            search: (last) => ({ ...last, ...sortSearch(next) }),
            replace: true,
            resetScroll: false,
          })
        }
        selected={selecting.selected}
        onSelect={selecting.toggle}
      />
      <Selected {...{ project, selecting, onAction }} shown={rows} />
    </>
  )
}
