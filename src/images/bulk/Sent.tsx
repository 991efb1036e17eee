import { useState } from 'react'
import { endpointOf } from '../../api/http/endpoint.ts'
import { WAYS, type Way } from '../../compute/commands/commands.ts'
import {
  curlScript,
  gcloudScript,
  notInTerraform,
  restScript,
  terraformScript,
} from '../../compute/retire/script.ts'
import type { Item } from '../../runs/run.ts'
import { count } from '../../text/count.ts'
import { CommandsPanel, type CommandView } from '../../ui/CommandsPanel.tsx'
import styles from './BulkDialog.module.css'

/** The number of requests shown; copying includes all of them. */
const SHOWN = 3

interface SentProps {
  title: string
  items: readonly Item[]
}

/** The requests to send, as one script in each of the ways. Collapsed on a phone, where the images come first. */
export function Sent({ title, items }: SentProps) {
  const [open, setOpen] = useState(() => matchMedia('(min-width: 761px)').matches)
  return (
    <section aria-label="What will be sent">
      <details
        className={styles['sent']}
        open={open}
        onToggle={(event) => setOpen(event.currentTarget.open)}
      >
        <summary className={styles['title']}>What will be sent</summary>
        {open &&
          (items.length === 0 ? (
            <p className="muted">Nothing yet.</p>
          ) : (
            <CommandsPanel label="What will be sent" views={viewsOf(items, title)} first="gcloud" />
          ))}
      </details>
    </section>
  )
}

function viewsOf(items: readonly Item[], title: string): CommandView[] {
  const endpoint = endpointOf()
  const steps = items.map(({ step, before: { labels = {} } }) => ({ ...step, before: { labels } }))
  // `setLabels` requires a fingerprint, which image lists omit.
  const isKnown = steps.every(
    ({ change }) => change.kind !== 'setLabels' || change.labelFingerprint !== '',
  )
  const scripts: Record<Way, (some: typeof steps) => string> = {
    rest: (some) => restScript(some, endpoint),
    curl: (some) => curlScript(some, endpoint, title),
    gcloud: (some) => gcloudScript(some, endpoint, title),
    terraform: (some) => terraformScript(some, endpoint),
  }
  const why: Partial<Record<Way, string | undefined>> = {
    ...(isKnown ? {} : { rest: UNKNOWN, curl: UNKNOWN }),
    terraform: notInTerraform(steps, endpoint),
  }
  const more = steps.length > SHOWN ? `# ${count(steps.length - SHOWN)} more\n` : ''
  return WAYS.map(([id, name]) => {
    const none = why[id]
    if (none !== undefined) return { id, name, none }
    const code = scripts[id](steps.slice(0, SHOWN)) + more
    // For thousands of images it takes a while, so it is written when it is copied.
    return { id, name, code, copy: () => scripts[id](steps) }
  })
}

const UNKNOWN =
  'Each request includes the labels’ fingerprint, which is read just before it is sent.'
