import { useMemo } from 'react'
import { usePermissions } from '../api/permissions.ts'
import { permissionFor } from '../compute/can.ts'
import type { Report } from '../compute/conventions/check.ts'
import { loadBulkDialog } from '../images/bulk/BulkHost.tsx'
import { PermitButton } from '../images/parts/PermitButton.tsx'
import type { Conventions } from '../compute/conventions/rules.ts'
import { count } from '../text/count.ts'
import { openMends, possibleMends } from '../images/conventions/mends.ts'

/** Whether it may be shown once the images are checked. */
export const mayFixLabels = ({ rules }: Conventions = { version: 1, rules: [] }): boolean =>
  rules.flatMap(({ labels = {} }) => Object.keys(labels)).length > 1

/** Fixes the labels that all rules want, each image once. Shown if more than one rule wants some. */
export function FixLabels({ project, report }: { project: string; report: Report }) {
  const { items, rules } = useMemo(() => {
    const found = report.all.map(({ findings }) =>
      findings.filter(({ mend }) => mend?.kind === 'label'),
    )
    return {
      items: possibleMends(found.flat(), project),
      rules: found.filter(({ length }) => length > 0).length,
    }
  }, [report, project])
  const permit = usePermissions(project, items[0]?.before.name)(permissionFor('editLabels'))
  if (rules < 2 || items.length === 0) return null
  return (
    <PermitButton
      permit={permit}
      action="Set labels"
      className="button primary"
      onNear={loadBulkDialog}
      onClick={() => openMends(project, items)}
    >
      Fix labels of {count(items.length)}…
    </PermitButton>
  )
}
