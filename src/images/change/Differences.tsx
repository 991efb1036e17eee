import type { Difference } from '../../compute/changes/difference.ts'
import { parseLink } from '../../compute/links.ts'
import { SafeText } from '../../ui/SafeText.tsx'
import { visible } from '../../text/visible.ts'
import { word } from '../../text/words.ts'
import { writtenDate } from '../../compute/writtenDate.ts'
import styles from './Differences.module.css'

const NAMES: Record<Difference['field'], string> = {
  state: 'State',
  replacement: 'Replacement',
  deprecated: 'Deprecated on',
  obsolete: 'Obsolete on',
  deleted: 'Deleted on',
  description: 'Description',
  family: 'Family',
  architecture: 'Architecture',
}

interface DifferencesProps {
  project: string
  differences: readonly Difference[]
}

/** The fields that a change sets or removes: value now → new value. */
export function Differences({ project, differences }: DifferencesProps) {
  if (differences.length === 0) return <p className="muted">No changes yet.</p>
  return (
    <dl className={styles['differences']}>
      {differences.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{NAMES[field]}</dt>
          <dd>
            <Value field={field} text={before} project={project} />{' '}
            <span aria-hidden="true" className="muted">
              →
            </span>{' '}
            <span className="visually-hidden">becomes</span>{' '}
            <strong>
              <Value field={field} text={after} project={project} />
            </strong>
          </dd>
        </div>
      ))}
    </dl>
  )
}

interface ValueProps {
  field: Difference['field']
  text: string | undefined
  project: string
}

function Value({ field, text, project }: ValueProps) {
  if (text === undefined) return <span className="muted">none</span>
  switch (field) {
    case 'state':
      return word(text)
    case 'replacement':
      return <span className="mono">{visible(linkName(text, project))}</span>
    case 'deprecated':
    case 'obsolete':
    case 'deleted':
      return writtenDate(text)
    case 'family':
      return <span className="mono">{visible(text)}</span>
    default:
      return <SafeText text={text} limit={120} />
  }
}

function linkName(link: string, project: string): string {
  const to = parseLink(link, project)
  if (!to) return link
  return to.project === project ? to.name : `${to.project}/${to.name}`
}
