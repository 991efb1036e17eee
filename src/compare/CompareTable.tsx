import { mdiAlertRhombusOutline, mdiClose } from '@mdi/js'
import { Fragment } from 'react'
import type { Row, Value } from '../compute/compare/compare.ts'
import { stateOf } from '../compute/deprecation.ts'
import type { Image } from '../compute/schema.ts'
import { readTime } from '../compute/time.ts'
import { catchFocus } from '../images/parts/catchFocus.ts'
import { HeadTag } from '../images/parts/HeadTag.tsx'
import { ImageLink } from '../images/parts/ImageLink.tsx'
import { StateMark } from '../images/parts/StateMark.tsx'
import { count } from '../text/count.ts'
import { visible } from '../text/visible.ts'
import { Icon } from '../ui/Icon.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { SafeText } from '../ui/SafeText.tsx'
import { useNow } from '../ui/useNow.ts'
import styles from './CompareTable.module.css'
import type { CompareView } from './search.ts'
import { isIn } from './Views.tsx'

interface CompareTableProps {
  project: string
  images: readonly Image[]
  rows: readonly Row[]
  show: CompareView
  /** Names of the heads of families. */
  heads: ReadonlySet<string>
  /** Takes an image out of the comparison; absent if only two are left. */
  onRemove: ((index: number) => void) | undefined
}

/** One column per image, one row per field, breaking differences first. */
export function CompareTable(props: CompareTableProps) {
  const { images, rows, show } = props
  const names = images.map(({ name }) => name)
  const shown = rows.filter(isIn(show))
  // With more columns there is no room: the meaning then stands below the field's name.
  const beside = images.length === 2
  const groups = (['breaking', 'other', 'same'] as const).flatMap((kind) => {
    const of = shown.filter((row) => row.kind === kind)
    return of.length > 0 ? [{ kind, of }] : []
  })
  return (
    <div className={`card ${styles['frame']}`}>
      <table className={styles['table']} aria-label="Comparison" data-columns={images.length}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Field</span>
            </th>
            {images.map((image, index) => (
              <ImageHead key={image.name} {...props} image={image} index={index} />
            ))}
            {beside && (
              <th scope="col" className={styles['meaning']}>
                What it means
              </th>
            )}
          </tr>
        </thead>
        {groups.map(({ kind, of }) => (
          <tbody key={kind} data-kind={kind}>
            <tr className={styles['group']}>
              <th scope="rowgroup" colSpan={images.length + (beside ? 2 : 1)}>
                {kind === 'breaking' && <Icon path={mdiAlertRhombusOutline} />}{' '}
                {GROUP[kind](of.length, groups[0]?.kind === 'breaking')}
              </th>
            </tr>
            {of.map((row) => (
              <FieldRow key={row.name} row={row} names={names} beside={beside} />
            ))}
          </tbody>
        ))}
      </table>
      {groups.length === 0 && (
        <p className={styles['none']}>
          {show === 'breaking' ? 'No breaking differences.' : 'No differences.'}
        </p>
      )}
    </div>
  )
}

const GROUP = {
  breaking: (number: number) => count(number, 'breaking difference'),
  other: (number: number, hasBreaking: boolean) =>
    count(number, hasBreaking ? 'other difference' : 'difference'),
  same: (number: number) => `${count(number, 'field')} ${number === 1 ? 'is' : 'are'} the same`,
}

interface ImageHeadProps extends CompareTableProps {
  image: Image
  index: number
}

function ImageHead({ project, image, index, heads, onRemove }: ImageHeadProps) {
  const now = useNow()
  const { at } = readTime(image.creationTimestamp)
  return (
    <th scope="col">
      <div className={styles['name']}>
        <ImageLink project={project} name={image.name} /> {heads.has(image.name) && <HeadTag />}
        {onRemove && (
          <button
            type="button"
            className="button quiet small square"
            aria-label={`Remove ${visible(image.name)} from the comparison`}
            title="Remove from the comparison"
            onClick={() => {
              onRemove(index)
              requestAnimationFrame(catchFocus)
            }}
          >
            <Icon path={mdiClose} size={15} />
          </button>
        )}
      </div>
      <div className={`facts ${styles['facts']}`}>
        <StateMark state={stateOf(image)} />
        {!Number.isNaN(at) && (
          <span>
            <RelativeTime time={at} now={now} />
          </span>
        )}
      </div>
    </th>
  )
}

interface FieldRowProps {
  row: Row
  names: readonly string[]
  beside: boolean
}

function FieldRow({ row, names, beside }: FieldRowProps) {
  const meanings = names.flatMap((name, index) => {
    const texts = row.meanings.flatMap(({ text, at }) => (at === index ? [text] : []))
    if (texts.length === 0) return []
    return beside ? texts : [`${name}: ${texts.join(' ')}`]
  })
  const meaning = meanings.map((text) => <p key={text}>{visible(text)}</p>)
  return (
    <tr>
      <th scope="row">
        {visible(row.name)}
        {!beside && meanings.length > 0 && <div className={styles['why']}>{meaning}</div>}
      </th>
      {row.values.map((items, index) => (
        <td key={names[index]} data-image={names[index]}>
          <Values items={items} none={row.none} />
        </td>
      ))}
      {beside && <td className={styles['meaning']}>{meaning}</td>}
    </tr>
  )
}

function Values({ items, none }: { items: readonly Value[] | undefined; none: string }) {
  if (!items) return <span className="muted">couldn’t be read</span>
  if (items.length === 0) return <span className="muted">{none}</span>
  return items.map((item, index) => (
    <Fragment key={item.key}>
      {index > 0 && ', '}
      <OneValue item={item} />
    </Fragment>
  ))
}

function OneValue({ item: { text, mark } }: { item: Value }) {
  const shown = <SafeText text={text} limit={400} />
  if (mark === 'removed') return <del className={styles['removed']}>{shown}</del>
  if (mark === 'added') return <ins className={styles['added']}>{shown}</ins>
  return shown
}
