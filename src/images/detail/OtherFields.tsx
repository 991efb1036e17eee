import type { Image } from '../../compute/schema.ts'
import { KeyValue } from '../../ui/KeyValues.tsx'
import { SafeText } from '../../ui/SafeText.tsx'
import { visible } from '../../text/visible.ts'
import { otherFields } from './fields.ts'
import { Group } from '../parts/Group.tsx'

/** Fields this console doesn't know, as received. Renders nothing if there are none. */
export function OtherFields({ image }: { image: Image }) {
  const fields = otherFields(image)
  if (fields.length === 0) return null
  return (
    <Group title="Other fields">
      {fields.map(([path, json]) => (
        <KeyValue key={path} name={visible(path)} mono>
          <span className="mono">
            <SafeText text={json} limit={400} />
          </span>
        </KeyValue>
      ))}
    </Group>
  )
}
