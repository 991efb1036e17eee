import { jsonText } from '../../compute/commands/text.ts'
import type { Image } from '../../compute/schema.ts'
import { answerOf } from '../../compute/unread.ts'
import { CodeBlock } from '../../ui/CodeBlock.tsx'
import { downloadText } from '../../browser/download.ts'
import { visible } from '../../text/visible.ts'
import { fileName } from '../../text/fileName.ts'
import styles from './Json.module.css'

/** A placeholder for the JSON while the full image loads. */
export const JsonSkeleton = () => (
  <div className={`card ${styles['waiting']}`} aria-busy="true" aria-label="JSON" role="region" />
)

/** The image as the API sent it, including unknown and unreadable fields. */
export function Json({ image }: { image: Image }) {
  const json = jsonText(answerOf(image))
  return (
    <CodeBlock
      label={`JSON of ${visible(image.name)}`}
      code={json}
      actions={
        <button
          type="button"
          className="button quiet small"
          onClick={() =>
            downloadText(fileName(image.name, 'json'), `${json}\n`, 'application/json')
          }
        >
          Download
        </button>
      }
    />
  )
}
