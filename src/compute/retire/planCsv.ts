/** A plan as a table: one row per image, with every reason. */
import { csvText } from '../csv.ts'
import type { Plan } from './plan.ts'
import { outcomeText, reasonText } from './reasonText.ts'

const HEADINGS = [
  'family',
  'image',
  'created',
  'state',
  'outcome',
  'planned',
  'replacement',
  'for',
  'against',
  'notes',
]

export function planCsv(plan: Plan): string {
  const rows = plan.families.flatMap((family) =>
    family.rows.map((row) => {
      const words = (reasons: Parameters<typeof reasonText>[0][]) =>
        reasons.map((reason) => reasonText(reason, plan.at)).join('; ')
      return [
        row.family,
        row.image.name,
        row.image.creationTimestamp ?? '',
        row.from,
        outcomeText(row),
        row.to,
        row.replacement?.name ?? '',
        words(row.for),
        words(row.against),
        words(row.notes),
      ]
    }),
  )
  return csvText([HEADINGS, ...rows])
}
