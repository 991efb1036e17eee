import { useWatch } from 'react-hook-form'
import { regionsQuery } from '../../api/sources.ts'
import { useEveryPage } from '../../api/useEveryPage.ts'
import type { CreateForm } from '../model/form.ts'
import { useCreate } from '../parts/context.ts'
import styles from '../parts/create.module.css'
import { ChoiceField, PickerField, TextField } from '../parts/fields.tsx'
import { GroupProblem } from '../parts/GroupProblem.tsx'
import { ListNote } from '../../images/parts/ListNote.tsx'

const MULTI_REGIONS = [
  { value: 'us', label: 'us', detail: 'Multi-region: United States' },
  { value: 'eu', label: 'eu', detail: 'Multi-region: European Union' },
  { value: 'asia', label: 'asia', detail: 'Multi-region: Asia' },
]

/** Storage location, disk size and architecture. */
export function Basics() {
  const { project, facts, findings } = useCreate()
  const regions = useEveryPage(regionsQuery(project))
  const type = useWatch<CreateForm, 'sourceType'>({ name: 'sourceType' })
  const inherited = facts?.storageLocation
  const locations = [
    ...MULTI_REGIONS,
    ...regions.items.map(({ name }) => ({ value: name, label: name, detail: 'Region' })),
  ]
  const size = findings.find((finding) => finding.field === 'options.diskSizeGb')?.message
  return (
    <>
      <div className={styles['pair']}>
        <PickerField
          name="options.storageLocation"
          label="Storage location"
          listLabel="Locations"
          optional
          placeholder={inherited ?? 'The multi-region closest to the source'}
          hint="Choose a multi-region, or a region to keep the data there."
          options={locations}
          note={<ListNote list={regions} what="regions" />}
        />
        <TextField
          name="options.diskSizeGb"
          label="Disk size in GB"
          optional
          inputMode="numeric"
          placeholder={
            facts?.sizeGb ?? (type === 'file' ? 'Size of the file' : 'Size of the source')
          }
          hint={size ?? 'Default size of disks created from the image. At least the source’s size.'}
        />
      </div>
      <ChoiceField<string>
        name="options.architecture"
        legend="Architecture"
        className={styles['choices']}
        choices={[
          [
            '',
            type === 'file'
              ? 'Not specified'
              : facts?.architecture
                ? `Same as source (${facts.architecture})`
                : 'Same as source',
          ],
          ['X86_64', 'X86_64'],
          ['ARM64', 'ARM64'],
        ]}
      />
      <GroupProblem field="options.architecture" />
    </>
  )
}
