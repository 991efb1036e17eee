import { useMemo } from 'react'
import { snapshotsQuery } from '../../api/sources.ts'
import { useEveryPage } from '../../api/useEveryPage.ts'
import { useNow } from '../../ui/useNow.ts'
import { useCreate } from '../parts/context.ts'
import { PickerField } from '../parts/fields.tsx'
import { ListNote } from '../../images/parts/ListNote.tsx'
import { snapshotOptions } from '../../images/parts/options.ts'

/** A snapshot, by name or link. */
export function SnapshotSource() {
  const { project } = useCreate()
  const now = useNow()
  const list = useEveryPage(snapshotsQuery(project))
  const options = useMemo(
    () => snapshotOptions(list.items, project, now),
    [list.items, project, now],
  )
  return (
    <PickerField
      name="drafts.snapshot.snapshot"
      label="Snapshot"
      listLabel="Snapshots"
      placeholder="Name or link"
      hint="A name, projects/PROJECT/global/snapshots/NAME, or a full link."
      options={options}
      note={<ListNote list={list} what="snapshots" />}
    />
  )
}
