import { mdiChevronDown } from '@mdi/js'
import { downloadText } from '../../browser/download.ts'
import { fileName } from '../../text/fileName.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Menu } from '../../ui/Menu.tsx'
import type { BulkRun } from './bulkRun.ts'
import { reportCsv, reportJson } from './report.ts'

/** Saves the outcomes so far, image by image. */
export function RunReport({ run }: { run: BulkRun }) {
  const { project, title } = run.init
  const save = (extension: string, type: string, text: string) =>
    downloadText(fileName(`${project}-${title}`, extension), text, type)
  return (
    <Menu
      label="Report"
      entries={() => [
        {
          label: 'Table (CSV)',
          detail: 'A row for each image',
          onSelect: () => save('csv', 'text/csv', reportCsv(run.view())),
        },
        {
          label: 'JSON',
          detail: 'Each change, with the image before and after',
          onSelect: () => save('json', 'application/json', reportJson(run.init, run.view())),
        },
      ]}
    >
      Report <Icon path={mdiChevronDown} />
    </Menu>
  )
}
