import { mdiArrowDown, mdiArrowUp } from '@mdi/js'
import { useId, useState } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '../../ui/Button.tsx'
import { DialogShell } from '../../ui/DialogShell.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { COLUMN_NAMES } from '../table/columns.ts'
import styles from './ColumnsDialog.module.css'
import { choicesOf, chosenOf, moved, widthOf, type ColumnChoice } from './columnChoices.ts'
import { WIDTHS, writeColumns, type Density, type ImagesSearch } from './search.ts'

interface ColumnsDialogProps {
  search: ImagesSearch
  /** Changes the URL parameters. */
  patch(change: Partial<ImagesSearch>): void
  onClose(): void
}

/** Which columns are shown, their order and widths, and the density of rows; takes effect at once. */
export default function ColumnsDialog({ search, patch, onClose }: ColumnsDialogProps) {
  const [choices, setChoices] = useState(() => choicesOf(search.columns))
  const [said, setSaid] = useState('')
  const id = useId()
  const set = (next: ColumnChoice[]) => {
    setChoices(next)
    patch({ columns: writeColumns(chosenOf(next)) })
  }
  const change = (column: string, values: Partial<ColumnChoice>) =>
    set(choices.map((each) => (each.column === column ? { ...each, ...values } : each)))
  const move = (index: number, by: 1 | -1) => {
    const { column } = choices[index] ?? {}
    // Moving a row takes the focus from its buttons.
    flushSync(() => set(moved(choices, index, by)))
    document.getElementById(`${id}-${column}-${by}`)?.focus()
    if (column) setSaid(`${COLUMN_NAMES[column]}: column ${index + by + 1} of ${choices.length}`)
  }
  const shown = choices.filter((each) => each.shown).length
  return (
    <DialogShell
      title="Columns"
      onClose={onClose}
      actions={
        <>
          <Button
            onClick={() => {
              setChoices(choicesOf(undefined))
              patch({ columns: undefined, density: undefined })
            }}
          >
            Reset
          </Button>
          <Button look="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <ol className={styles['columns']}>
        {choices.map((choice, index) => (
          <ColumnRow
            key={choice.column}
            id={`${id}-${choice.column}`}
            choice={choice}
            isFirst={index === 0}
            isLast={index === choices.length - 1}
            isOnly={choice.shown && shown === 1}
            inGroups={choice.column === (search.group ?? 'family')}
            onChange={(values) => change(choice.column, values)}
            onMove={(by) => move(index, by)}
          />
        ))}
      </ol>
      <p className={styles['hint']}>
        Widths are {WIDTHS[0]} to {WIDTHS[1]} px. Without one, a column fits its content.
      </p>
      <p role="status" className="visually-hidden">
        {said}
      </p>
      <DensityChoice density={search.density} onChoose={(density) => patch({ density })} />
    </DialogShell>
  )
}

interface ColumnRowProps {
  id: string
  choice: ColumnChoice
  isFirst: boolean
  isLast: boolean
  /** It is the only one shown. */
  isOnly: boolean
  /** The groups say the same, so it isn’t shown now. */
  inGroups: boolean
  onChange(values: Partial<ColumnChoice>): void
  onMove(by: 1 | -1): void
}

function ColumnRow({ id, choice, isFirst, isLast, isOnly, inGroups, ...on }: ColumnRowProps) {
  const { column, shown, width } = choice
  const name = COLUMN_NAMES[column]
  const wrong = width !== '' && widthOf(width) === undefined
  return (
    <li className={styles['column']}>
      <label className={styles['name']}>
        <input
          type="checkbox"
          className="checkbox"
          checked={shown}
          aria-disabled={isOnly}
          title={isOnly ? 'The only column shown' : undefined}
          onChange={() => !isOnly && on.onChange({ shown: !shown })}
        />
        {name}
        {inGroups && column !== 'state' && <span className="muted">in groups</span>}
      </label>
      <label className={styles['width']}>
        <span className="visually-hidden">Width of {name}</span>
        <input
          type="text"
          inputMode="numeric"
          className="field"
          placeholder="Auto"
          aria-invalid={wrong}
          value={width}
          onChange={(event) => on.onChange({ width: event.target.value })}
        />{' '}
        px
      </label>
      <IconButton
        id={`${id}--1`}
        small
        label={`Move ${name} up`}
        icon={mdiArrowUp}
        reason={isFirst ? 'It is the first.' : undefined}
        onClick={() => on.onMove(-1)}
      />
      <IconButton
        id={`${id}-1`}
        small
        label={`Move ${name} down`}
        icon={mdiArrowDown}
        reason={isLast ? 'It is the last.' : undefined}
        onClick={() => on.onMove(1)}
      />
    </li>
  )
}

const DENSITY_CHOICES: [Density | undefined, string][] = [
  [undefined, 'Match settings'],
  ['comfortable', 'Comfortable'],
  ['compact', 'Compact'],
]

interface DensityChoiceProps {
  density: Density | undefined
  onChoose(density: Density | undefined): void
}

function DensityChoice({ density, onChoose }: DensityChoiceProps) {
  return (
    <fieldset className={styles['density']}>
      <legend>Rows</legend>
      {DENSITY_CHOICES.map(([value, name]) => (
        <button
          key={name}
          type="button"
          className="pill"
          aria-pressed={value === density}
          onClick={() => onChoose(value)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  )
}
