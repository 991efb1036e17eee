import { useMemo, useState } from 'react'
import { session } from '../api/http/session.ts'
import { dueChange, type DueImage } from '../compute/retire/due.ts'
import type { Image } from '../compute/schema.ts'
import { changeRefusal } from '../images/bulk/kinds.ts'
import { bulkStore } from '../images/bulk/store.ts'
import { extentOf, type Extent } from '../images/table/selection.ts'
import { allOverdue } from './rows.ts'
import type { Due } from './useDue.ts'
import { applyWords } from './words.ts'

/** Applies what is due, to all overdue images or to the selected ones. */
export interface Apply {
  /** Names of the selected images that are still overdue. */
  selected: ReadonlySet<string>
  /** How many of these are selected. */
  extent(rows: readonly DueImage[]): Extent
  /** Selects these, or deselects them if all are selected. */
  toggle(rows: readonly DueImage[]): void
  /** Why the due state can't be applied to an image, as a sentence. */
  refusal(row: DueImage): string | undefined
  /** The rows that can be applied. */
  able(rows: readonly DueImage[]): readonly DueImage[]
  /** The selected rows among these; if none is selected, all that can be applied. */
  of(rows: readonly DueImage[]): readonly DueImage[]
  /** The selected rows or, if there is no selection, all that can be applied. */
  chosen: readonly DueImage[]
  /** Opens the dialog that previews the changes. */
  run(rows: readonly DueImage[]): void
  /** Opens the dialog for planning dates. */
  plan(images: readonly Image[]): void
}

export function useApply(project: string, { due }: Pick<Due, 'due'>): Apply {
  const [names, setNames] = useState<ReadonlySet<string>>(new Set())
  const { protection } = session()
  const overdue = useMemo(() => allOverdue(due), [due])
  const selected = useMemo(
    () => new Set(overdue.flatMap(({ image: { name } }) => (names.has(name) ? [name] : []))),
    [overdue, names],
  )
  const isSelected = ({ image }: DueImage) => selected.has(image.name)
  const refusal = (row: DueImage) => changeRefusal(dueChange(row), row.image, protection)
  const able = (rows: readonly DueImage[]) => rows.filter((row) => refusal(row) === undefined)
  const of = (rows: readonly DueImage[]) => {
    const some = rows.filter(isSelected)
    return some.length > 0 ? some : able(rows)
  }

  return {
    selected,
    refusal,
    able,
    of,
    chosen: of(overdue),
    extent: (rows) => extentOf(rows.filter(isSelected).length, rows.length),
    toggle(rows) {
      const next = new Set(selected)
      const on = !rows.every(isSelected)
      for (const { image } of rows) {
        if (on) next.add(image.name)
        else next.delete(image.name)
      }
      setNames(next)
    },
    run(rows) {
      const items = rows.map((row) => ({
        step: { target: { project, image: row.image.name }, change: dueChange(row) },
        before: row.image,
      }))
      const words = applyWords(rows.map((row) => row.due.state))
      bulkStore.set({ asked: { kind: 'decided', project, select: setNames, items, words } })
    },
    plan: (images) =>
      bulkStore.set({ asked: { kind: 'dates', project, select: setNames, images } }),
  }
}
