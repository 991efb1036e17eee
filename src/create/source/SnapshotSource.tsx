import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useWatch } from 'react-hook-form'
import { membersQuery } from '../../api/members.ts'
import { snapshotsQuery } from '../../api/sources.ts'
import { useEveryPage } from '../../api/useEveryPage.ts'
import { RESOURCE_NAME } from '../../compute/names.ts'
import { useNow } from '../../ui/useNow.ts'
import { familySnapshots } from '../model/familySnapshots.ts'
import type { CreateForm } from '../model/form.ts'
import { useCreate } from '../parts/context.ts'
import { PickerField } from '../parts/fields.tsx'
import { ListNote } from '../../images/parts/ListNote.tsx'
import { snapshotOptions } from '../../images/parts/options.ts'

/** A snapshot, by name or link. Those the image’s family comes from are listed first. */
export function SnapshotSource() {
  const { project } = useCreate()
  const now = useNow()
  const list = useEveryPage(snapshotsQuery(project))
  const family = useWatch<CreateForm, 'details.family'>({ name: 'details.family' }).trim()
  const { data: members } = useQuery({
    ...membersQuery(project, family),
    enabled: RESOURCE_NAME.test(family),
  })
  const options = useMemo(
    () =>
      snapshotOptions(
        list.items,
        familySnapshots(list.items, members ?? [], project),
        project,
        now,
      ),
    [list.items, members, project, now],
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
