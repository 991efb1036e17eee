import { mdiCheckCircle, mdiCloseCircle } from '@mdi/js'
import { useEffect, useEffectEvent, useState } from 'react'
import { apiAsIs } from '../api/http/asIs.ts'
import { heldSecrets, withoutSecrets } from '../api/http/secrets.ts'
import { NoAnswer, type Fetch } from '../conformance/ask.ts'
import { checksFor, findings, type Finding } from '../conformance/run.ts'
import { count } from '../text/count.ts'
import { visible } from '../text/visible.ts'
import { CodeBlock } from '../ui/CodeBlock.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import styles from './Conformance.module.css'

/** A page reads only, and can't send the requests that a browser sends for itself. */
const READS = { write: false, isBrowser: true, prefix: '', source: '' }

const WORDS: Record<Finding['result'], string> = {
  passed: 'Passed',
  failed: 'Failed',
  unknown: 'Not checked',
  unanswered: 'Not checked',
}

const ICONS: Partial<Record<Finding['result'], string>> = {
  passed: mdiCheckCircle,
  failed: mdiCloseCircle,
}

/** Makes the checks once, and shows each as soon as it is known. */
export default function ConformanceList({ project }: { project: string }) {
  const [found, setFound] = useState<readonly Finding[]>([])
  const [problem, setProblem] = useState<string>()
  const [ended, setEnded] = useState(false)
  // As the session is when the checks start.
  const endpoint = useEffectEvent((signal: AbortSignal) => {
    const { fetch, ...api } = apiAsIs(signal)
    return { project, ...api, fetch: unlessOffline(fetch) }
  })
  useEffect(() => {
    const stop = new AbortController()
    const api = endpoint(stop.signal)
    const run = async () => {
      const all: Finding[] = []
      for await (const finding of findings(api, READS)) {
        if (stop.signal.aborted) return
        all.push({ ...finding, why: withoutSecrets(finding.why, heldSecrets()) })
        setFound([...all])
      }
    }
    run()
      .catch((error: unknown) => {
        const text = error instanceof Error ? error.message : String(error)
        if (!stop.signal.aborted) setProblem(withoutSecrets(text, heldSecrets()))
      })
      .finally(() => setEnded(true))
    return () => stop.abort()
  }, [])
  const of = (result: Finding['result']) => found.filter((each) => each.result === result).length
  return (
    <>
      <p role="status" className={styles['status']}>
        {!ended
          ? `${count(found.length)} of ${count(checksFor(READS).length, 'check')}…`
          : problem === undefined &&
            summary(of('passed'), of('failed'), of('unknown') + of('unanswered'))}
      </p>
      {problem !== undefined && <Notice tone="error">{visible(problem)}</Notice>}
      <ul className={styles['list']} aria-label="Conformance" aria-busy={!ended}>
        {found.map((finding) => (
          <Item key={finding.check.id} finding={finding} />
        ))}
      </ul>
    </>
  )
}

/** Without a network, nothing can be said about the API. */
const unlessOffline =
  (fetch: Fetch): Fetch =>
  async (request) => {
    try {
      return await fetch(request)
    } catch (error) {
      throw navigator.onLine
        ? error
        : new NoAnswer('There is no network. Check again once there is.')
    }
  }

/** `All 13 checks passed.`, `11 of 13 checks passed, 2 failed.` */
function summary(passed: number, failed: number, open: number): string {
  const all = passed + failed + open
  if (passed === all) return `All ${count(all, 'check')} passed.`
  const rest = [failed > 0 && `${count(failed)} failed`, open > 0 && `${count(open)} not checked`]
  return (
    [`${count(passed)} of ${count(all, 'check')} passed`, ...rest].filter(Boolean).join(', ') + '.'
  )
}

function Item({ finding: { check, result, why, sent, came } }: { finding: Finding }) {
  return (
    <li>
      <div className={styles['head']}>
        <strong>{check.what}</strong>
        <span className={styles[result]}>
          {ICONS[result] && <Icon path={ICONS[result]} size={16} />}
          {WORDS[result]}
        </span>
      </div>
      <p>{check.expect}</p>
      {result !== 'passed' && (
        <>
          <p className={styles[result]}>{visible(why)}</p>
          <p className="muted">Without it, the console: {check.without}</p>
        </>
      )}
      {sent.length > 0 && (
        <details>
          <summary>{count(sent.length, 'request')}</summary>
          <CodeBlock
            label={`Requests: ${check.what}`}
            code={sent.map((text, at) => `${text} → ${came[at] ?? 'no response'}`).join('\n')}
          />
        </details>
      )}
    </li>
  )
}
