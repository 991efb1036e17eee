import { useWatch } from 'react-hook-form'
import { regionsQuery } from '../../api/sources.ts'
import { useEveryPage } from '../../api/useEveryPage.ts'
import type { CreateForm } from '../model/form.ts'
import { useCreate } from '../parts/context.ts'
import styles from '../parts/create.module.css'
import { ChoiceField, PickerField, TextField } from '../parts/fields.tsx'
import { ListNote } from '../../images/parts/ListNote.tsx'

const MULTI_REGIONS = [
  { value: 'us', label: 'us', detail: 'Multi-region: United States' },
  { value: 'eu', label: 'eu', detail: 'Multi-region: European Union' },
  { value: 'asia', label: 'asia', detail: 'Multi-region: Asia' },
]

/** Where it is stored, for which processor, and how large a disk from it is. */
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
          placeholder={inherited ?? 'The multi-region nearest to the source'}
          hint="A multi-region, or one region to keep the data there."
          options={locations}
          note={<ListNote list={regions} what="regions" />}
        />
        <TextField
          name="options.diskSizeGb"
          label="Disk size in GB"
          optional
          inputMode="numeric"
          placeholder={
            facts?.sizeGb ?? (type === 'file' ? 'That of the file' : 'That of the source')
          }
          hint={size ?? 'Of disks made from the image; not smaller than the source.'}
        />
      </div>
      <ChoiceField<string>
        name="options.architecture"
        legend="Architecture"
        className={styles['row']}
        choices={[
          ['', facts?.architecture ? `As the source (${facts.architecture})` : 'As the source'],
          ['X86_64', 'X86_64'],
          ['ARM64', 'ARM64'],
        ]}
      />
    </>
  )
}
