import { useMemo } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { disksQuery, zonesQuery } from '../../api/sources.ts'
import { useEveryPage } from '../../api/useEveryPage.ts'
import type { CreateForm } from '../model/form.ts'
import { parseLink } from '../../compute/links.ts'
import { NAME_OR_ID } from '../../compute/names.ts'
import { useNow } from '../../ui/useNow.ts'
import { useCreate } from '../parts/context.ts'
import styles from '../parts/create.module.css'
import { PickerField } from '../parts/fields.tsx'
import { ListNote } from '../../images/parts/ListNote.tsx'
import { diskOptions } from '../../images/parts/options.ts'

/** A disk, by zone and name or by link. */
export function DiskSource() {
  const { project } = useCreate()
  const now = useNow()
  const { setValue } = useFormContext<CreateForm>()
  const { disk, zone } = useWatch<CreateForm, 'drafts.disk'>({ name: 'drafts.disk' })
  const disks = useEveryPage(disksQuery(project))
  const zones = useEveryPage(zonesQuery(project))
  const options = useMemo(
    () => diskOptions(disks.items, project, zone.trim(), now),
    [disks.items, project, zone, now],
  )
  const places = zones.items.map(({ name }) => ({ value: name, label: name }))
  const place = parseLink(disk.trim(), project)?.scope.replace('zones/', '')

  return (
    <div className={styles['pair']}>
      <PickerField
        name="drafts.disk.disk"
        label="Disk"
        listLabel="Disks"
        placeholder="Name or link"
        hint="A name, zones/ZONE/disks/NAME, or a full link."
        options={options}
        note={<ListNote list={disks} what="disks" />}
        onChanged={(value) => {
          const found = parseLink(value.trim(), project)
          if (found?.scope.startsWith('zones/')) {
            setValue('drafts.disk.zone', found.scope.slice('zones/'.length))
          }
        }}
      />
      <PickerField
        name="drafts.disk.zone"
        label="Zone"
        listLabel="Zones"
        optional={!NAME_OR_ID.test(disk.trim())}
        placeholder="All zones"
        hint={place !== undefined && place !== zone.trim() ? `The link names ${place}.` : undefined}
        options={places}
        note={<ListNote list={zones} what="zones" />}
      />
    </div>
  )
}
