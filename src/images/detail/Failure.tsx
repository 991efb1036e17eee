import { Notice } from '../../ui/Notice.tsx'
import { SafeText } from '../../ui/SafeText.tsx'
import { visible } from '../../text/visible.ts'
import ErrorDetails from '../parts/ErrorDetails.tsx'
import styles from './Failure.module.css'
import type { OperationFacts } from './operationFacts.ts'

/** Why the image failed, if an operation that is still kept says so. `waiting` while that loads. */
export function Failure({ facts, waiting }: { facts: OperationFacts; waiting: boolean }) {
  if (waiting) return null
  return (
    <div className={styles['failure']}>
      <Notice tone="error">
        {facts.failures.length === 0
          ? 'This image failed. None of the operations still kept says why.'
          : facts.failures.map(({ code, message }) => (
              <p key={code + message}>
                This image failed: <SafeText text={message} limit={600} />{' '}
                {code !== '' && <code>{visible(code)}</code>}
              </p>
            ))}
        <ErrorDetails details={facts.details} />
      </Notice>
    </div>
  )
}
