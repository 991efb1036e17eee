import { mdiChevronDown, mdiChevronRight } from '@mdi/js'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { count } from '../../text/count.ts'
import { Icon } from '../../ui/Icon.tsx'
import { visible } from '../../text/visible.ts'
import { StateBar } from '../parts/StateBar.tsx'
import { Checkbox } from './Checkbox.tsx'
import { EndKept } from './EndKept.tsx'
import type { Family } from './model.ts'
import { Row, type RowPlace } from './Row.tsx'
import type { FamilyRow as FamilyRowData } from './rows.ts'
import { extentOf } from './selection.ts'
import { isNone, valueWord, type Trait } from './values.ts'
import styles from './ImagesTable.module.css'

/** How much is known about heads: nothing if members are filtered out or couldn't be read. */
export type HeadKnowledge = 'known' | 'soFar' | 'unknown'

interface FamilyRowProps extends RowPlace {
  project: string
  row: FamilyRowData
  /** How many of the shown members are selected. */
  selected: number
  /** What groups the rows. */
  by: Trait
  heads: HeadKnowledge
  onToggle(row: FamilyRowData): void
  /** As of {@link useRowSelect}. */
  onSelect(index: number, range: boolean): void
}

/** A family or another group, or the images without one: the row above its members. */
export const FamilyRow = memo(function FamilyRow({ row, selected, ...rest }: FamilyRowProps) {
  const { project, by, heads, onToggle, onSelect, ...place } = rest
  const { family, shown, expanded } = row
  const name = valueWord(by, family.name)
  const isFamily = by === 'family' && !isNone(family.name)
  const tabIndex = place.active ? 0 : -1
  const extent = extentOf(selected, shown.length)
  return (
    <Row {...place} expanded={expanded} selected={extent === 'all'} className={styles['family']}>
      {(nameId, stateId) => (
        <>
          <span role="gridcell" className={styles['select']}>
            <Checkbox
              label={`Select all of ${name}`}
              extent={extent}
              tabIndex={tabIndex}
              onChange={(range) => onSelect(place.index, range)}
            />
          </span>
          <span id={nameId} role="rowheader" className={styles['name']}>
            <button
              type="button"
              className={styles['toggle']}
              aria-label={`${expanded ? 'Collapse' : 'Expand'} ${name}`}
              tabIndex={tabIndex}
              onClick={() => onToggle(row)}
            >
              <Icon path={expanded ? mdiChevronDown : mdiChevronRight} />
            </button>
            {isFamily ? (
              <Link
                to="/projects/$project/families/$family"
                params={{ project, family: family.name }}
                title={name}
                tabIndex={tabIndex}
              >
                {name}
              </Link>
            ) : (
              <strong title={name}>{name}</strong>
            )}
            <Size {...{ row, selected, heads }} />
          </span>
          <span id={stateId} role="gridcell" className={styles['summary']}>
            <StateBar counts={family.counts} total={family.members.length} />
            {isFamily && heads !== 'unknown' && (
              <Resolves project={project} family={family} heads={heads} tabIndex={tabIndex} />
            )}
          </span>
        </>
      )}
    </Row>
  )
})

type SizeProps = Pick<FamilyRowProps, 'row' | 'selected' | 'heads'>

/** How many members there are, or how many of them are selected. */
function Size({ row: { family, shown }, selected, heads }: SizeProps) {
  const all = `${count(family.members.length)}${heads === 'soFar' ? '+' : ''}`
  if (selected > 0) {
    return (
      <span className="tag accent">
        {count(selected)} of {all}
        <span className="visually-hidden"> selected</span>
      </span>
    )
  }
  return (
    <span className="muted">
      {shown.length < family.members.length && `${count(shown.length)} of `}
      {all}
      <span className="visually-hidden"> {all === '1' ? 'image' : 'images'}</span>
    </span>
  )
}

interface PartProps {
  project: string
  family: Family
  tabIndex: number
}

const UNKNOWN = 'head unknown: an image couldn’t be read completely'

function Resolves({ project, family, heads, tabIndex }: PartProps & { heads: HeadKnowledge }) {
  if (family.headUnknown) return <span className={styles['resolves']}>{UNKNOWN}</span>
  const soFar = heads === 'soFar' ? ' so far' : ''
  if (!family.head) {
    return <span className={soFar ? 'muted' : styles['nothing']}>resolves to nothing{soFar}</span>
  }
  const name = visible(family.head.name)
  return (
    <span className={styles['resolves']}>
      <span>resolves to </span>
      <Link
        className="mono"
        to="/projects/$project/images/$image"
        params={{ project, image: family.head.name }}
        aria-label={name}
        title={name}
        tabIndex={tabIndex}
      >
        <EndKept text={name} />
      </Link>
      {soFar}
      <CopyButton text={family.head.name} name={`name ${name}`} tabIndex={tabIndex} />
    </span>
  )
}
