import { mdiChevronDown } from '@mdi/js'
import { useRef } from 'react'
import { fileUnread } from '../../ui/fileUnread.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Menu } from '../../ui/Menu.tsx'
import type { MenuEntry } from '../../ui/MenuList.tsx'
import type { PolicyEditing } from '../model/usePolicy.ts'
import type { Planned } from '../model/usePlanned.ts'
import { savePolicy, savePlan, PLAN_FORMATS } from './files.ts'

interface ExportMenuProps {
  planned: Planned | undefined
  editing: PolicyEditing
  /** @param text a policy or a plan */
  onFile(text: string): void
  /** Copies the plan's link, where there is no button for it. */
  onCopyLink?: (() => void) | undefined
}

/** Exports the plan or policy, and loads one from a file. */
export function ExportMenu({ planned, editing, onFile, onCopyLink }: ExportMenuProps) {
  const file = useRef<HTMLInputElement>(null)
  const noPlan = planned ? undefined : 'The images are still being read.'
  const needsPlan = noPlan === undefined ? {} : { disabledReason: noPlan }
  const link: MenuEntry[] = onCopyLink
    ? [{ label: 'Copy link', detail: 'Opens this plan', ...needsPlan, onSelect: onCopyLink }]
    : []
  const entries = (): MenuEntry[] => [
    ...link,
    ...PLAN_FORMATS.map(({ label, detail, format }) => ({
      label,
      detail,
      ...needsPlan,
      onSelect: () => planned && savePlan(planned.plan, format),
    })),
    'divider',
    {
      label: 'Policy (JSON)',
      detail: 'For npm run retire, or to load here later',
      onSelect: () => savePolicy(editing.policy),
    },
    {
      label: 'Load a policy or plan…',
      detail: 'A JSON file',
      onSelect: () => file.current?.click(),
    },
  ]
  return (
    <>
      <Menu label="Export" entries={entries}>
        Export <Icon path={mdiChevronDown} />
      </Menu>
      <input
        ref={file}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label="Policy or plan to load"
        onChange={({ currentTarget }) => {
          const [given] = currentTarget.files ?? []
          // Allows choosing the same file again.
          currentTarget.value = ''
          given?.text().then(onFile, fileUnread)
        }}
      />
    </>
  )
}
