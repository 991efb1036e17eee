import { endpointOf } from '../../api/http/endpoint.ts'
import type { ImageChange } from '../../compute/changes/change.ts'
import { gcloudScript, restScript } from '../../compute/retire/script.ts'
import { count } from '../../text/count.ts'
import { CommandsPanel, type CommandView } from '../../ui/CommandsPanel.tsx'
import styles from './BulkDialog.module.css'

/** The number of requests shown; copying includes all of them. */
const SHOWN = 3

interface SentProps {
  title: string
  steps: readonly ImageChange[]
}

/** The requests to send, as one script. */
export function Sent({ title, steps }: SentProps) {
  const endpoint = endpointOf()
  const first = steps.slice(0, SHOWN)
  const more = steps.length > SHOWN ? `# ${count(steps.length - SHOWN)} more\n` : ''
  // `setLabels` requires a fingerprint, which image lists omit.
  const isKnown = steps.every(
    ({ change }) => change.kind !== 'setLabels' || change.labelFingerprint !== '',
  )
  const views: CommandView[] = [
    {
      id: 'gcloud',
      name: 'gcloud',
      code: gcloudScript(first, endpoint, title) + more,
      copy: gcloudScript(steps, endpoint, title),
    },
    {
      id: 'rest',
      name: 'REST',
      ...(isKnown
        ? { code: restScript(first, endpoint) + more, copy: restScript(steps, endpoint) }
        : {
            none: 'Each request includes the labels’ fingerprint, which is read just before it is sent.',
          }),
    },
  ]
  return (
    <section aria-label="What will be sent">
      <h3 className={styles['title']}>What will be sent</h3>
      {steps.length === 0 ? (
        <p className="muted">Nothing yet.</p>
      ) : (
        <CommandsPanel label="What will be sent" views={views} />
      )}
    </section>
  )
}
