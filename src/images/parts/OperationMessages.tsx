import { detailsOfShown } from '../../compute/errorDetails.ts'
import type { Operation } from '../../compute/schema.ts'
import { visible } from '../../text/visible.ts'
import { SafeText } from '../../ui/SafeText.tsx'
import ErrorDetails from './ErrorDetails.tsx'
import styles from './OperationItem.module.css'

/** The errors and warnings of an operation, in the API's words. */
export function OperationMessages({
  operation: { error, warnings = [] },
}: {
  operation: Operation
}) {
  const messages = [
    ...(error?.errors ?? []).map((each) => ({ ...each, tone: 'error' })),
    ...warnings.map((each) => ({ ...each, tone: 'warning' })),
  ]
  if (messages.length === 0) return null
  return (
    <>
      <ul className={styles['messages']}>
        {messages.map(({ code = '', message = '', tone }) => (
          <li key={`${code} ${message}`} className={styles[tone]}>
            <code>{visible(code)}</code> <SafeText text={message} limit={600} />
          </li>
        ))}
      </ul>
      <ErrorDetails details={detailsOfShown(error?.errors)} />
    </>
  )
}
