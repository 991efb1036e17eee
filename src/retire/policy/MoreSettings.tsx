import { useState } from 'react'
import type { FieldProblem } from '../../compute/retire/policy.ts'
import { Choice, Group, KeyField, Line, NumberField, Tags } from './parts.tsx'
import styles from './PolicyForm.module.css'

/** Rarely used settings. Expands by itself when one of them has a problem. */
export function MoreSettings({ problems }: { problems: readonly FieldProblem[] }) {
  const [isOpen, setOpen] = useState(false)
  const isWrong = problems.some(({ field }) => PATHS.some((path) => field.startsWith(path)))
  return (
    <details
      className={styles['more']}
      open={isOpen || isWrong}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>More settings</summary>
      <Group paths={['choose.names', 'protect.names']} legend="Names">
        <Line label="Only names">
          <Tags name="choose.names" label="Only images with names" item="name" placeholder="any" />
        </Line>
        <Line label="Protect names">
          <Tags
            name="protect.names"
            label="Protect images with names"
            item="name"
            placeholder="none"
          />
        </Line>
      </Group>
      <Group paths={['protect.active', 'keep.of']} legend="Active images">
        <Line label="Newest among">
          <Choice
            name="keep.of"
            label="The newest are counted among"
            options={[
              ['all', 'all images'],
              ['active', 'active images'],
            ]}
          />
        </Line>
        <Line label="Keep active">
          <NumberField name="protect.active" label="Keep active at least" />
          <span className={styles['note']}>images at least</span>
        </Line>
      </Group>
      <Group paths={['protect.useUnknown', 'protect.useHours']} legend="When use is not known">
        <Line label="Use not known">
          <Choice
            name="protect.useUnknown"
            label="Images whose use is not known"
            options={[
              ['warn', 'retire, with a note'],
              ['block', 'protect'],
            ]}
          />
        </Line>
        <Line label="Use is known for">
          <NumberField name="protect.useHours" label="Use is known for" unit="hours" />
        </Line>
      </Group>
      <Group paths={['endOfLife']} legend="End of life">
        <Line label="End-of-life label">
          <KeyField name="endOfLife.label" label="End-of-life label" />
        </Line>
        <Line label="Then becomes">
          <Choice
            name="endOfLife.state"
            label="State at the end of life"
            options={[
              ['DEPRECATED', 'deprecated'],
              ['OBSOLETE', 'obsolete'],
              ['DELETED', 'deleted'],
            ]}
          />
        </Line>
      </Group>
      <Group paths={['limits.removals', 'limits.errors']} legend="Deletion and failures">
        <Line label="Delete for good">
          <NumberField
            name="ages.removed"
            group="ages"
            label="Deleted for good after"
            unit="days"
            placeholder="never"
          />
          <span>at most</span>
          <NumberField name="limits.removals" label="Deletions per run" />
        </Line>
        <Line label="Stop after">
          <NumberField name="limits.errors" label="Stop after failures" />
          <span className={styles['note']}>failures</span>
        </Line>
      </Group>
    </details>
  )
}

const PATHS = [
  'choose.names',
  'protect.names',
  'protect.active',
  'keep.of',
  'protect.use',
  'endOfLife',
  'limits.removals',
  'limits.errors',
  'ages.removed',
]
