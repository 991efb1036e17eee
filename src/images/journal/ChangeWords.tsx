import type { ReactNode } from 'react'
import type { ImageChange } from '../../compute/changes/change.ts'
import { differences, type Difference } from '../../compute/changes/difference.ts'
import { memberChanges } from '../../compute/changes/policyMerge.ts'
import { stateOf } from '../../compute/deprecation.ts'
import type { Image, Labels, Policy } from '../../compute/schema.ts'
import { count } from '../../text/count.ts'
import { DifferenceValue } from '../parts/DifferenceValue.tsx'
import { FIELD_NAMES } from '../parts/differenceWords.ts'
import { LabelTags } from '../parts/LabelTags.tsx'
import { StateMark } from '../parts/StateMark.tsx'
import styles from './ChangeWords.module.css'

interface ChangeWordsProps {
  step: ImageChange
  before: Image | undefined
  policies?: { before?: Policy | undefined; after?: Policy | undefined } | undefined
}

/** The values before and after a change, with the same marks as in the rest of the console. */
export function ChangeWords({ step, before, policies }: ChangeWordsProps) {
  const { change, target } = step
  if (change.kind === 'insert') {
    return <Move before={<span className="muted">New</span>} after={<StateMark state="ACTIVE" />} />
  }
  if (change.kind === 'setIamPolicy') return <>{accessWords(policies)}</>
  if (!before) return <span className="muted">The previous state isn’t known.</span>
  if (change.kind === 'delete') {
    return (
      <Move
        before={<StateMark state={stateOf(before)} />}
        after={<strong>Deleted for good</strong>}
      />
    )
  }
  if (change.kind === 'setLabels') return <LabelMove before={before.labels} after={change.labels} />
  const [first] = differences(change, before)
  if (!first) return <span className="muted">As it was</span>
  return <FieldMove difference={first} project={target.project} />
}

function Move({ before, after }: { before: ReactNode; after: ReactNode }) {
  return (
    <span className={styles['move']}>
      {before}
      <span aria-hidden="true" className="muted">
        →
      </span>
      <span className="visually-hidden"> to </span>
      {after}
    </span>
  )
}

/** The labels that differ, before and after. */
function LabelMove({ before = {}, after }: { before: Labels | undefined; after: Labels }) {
  const without = (labels: Labels, others: Labels) => {
    const same = new Map(Object.entries(others))
    return Object.fromEntries(
      Object.entries(labels).filter(([key, value]) => same.get(key) !== value),
    )
  }
  const [was, is] = [without(before, after), without(after, before)]
  const [some, others] = [Object.keys(was).length > 0, Object.keys(is).length > 0]
  if (!some && !others) return <span className="muted">As it was</span>
  if (some && others) return <Move before={tagsOf(was)} after={tagsOf(is)} />
  return (
    <span className={styles['move']}>
      {tagsOf(some ? was : is)}
      <span>{some ? 'removed' : 'added'}</span>
    </span>
  )
}

const tagsOf = (labels: Labels) => <LabelTags labels={labels} max={3} />

function FieldMove({ difference, project }: { difference: Difference; project: string }) {
  const { field, before, after, unread } = difference
  const value = (text: string | undefined, isUnread?: boolean) => (
    <DifferenceValue {...{ field, text, project }} unread={isUnread} limit={40} />
  )
  return (
    <span className={styles['move']}>
      {field !== 'state' && <span>{FIELD_NAMES[field]}</span>}
      <Move before={value(before, unread)} after={value(after)} />
    </span>
  )
}

function accessWords(policies: ChangeWordsProps['policies']): string {
  if (!policies?.before || !policies.after) return 'Access'
  const changes = memberChanges(policies.before, policies.after)
  const added = changes.filter((change) => change.added).length
  const removed = changes.length - added
  const words = [
    added > 0 && `${count(added, 'grant')} added`,
    removed > 0 && `${count(removed, 'grant')} removed`,
  ]
  return `Access: ${words.filter(Boolean).join(', ') || 'unchanged'}`
}
