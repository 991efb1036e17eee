import type { Image } from '../../compute/schema.ts'
import { KeyValue } from '../../ui/KeyValues.tsx'
import { Group } from '../parts/Group.tsx'
import { Absent } from './Absent.tsx'
import { KeyRows } from './KeyRows.tsx'

/** Which key the image is encrypted with. */
export function Encryption({ image, whole }: { image: Image; whole: boolean }) {
  return (
    <Group title="Encryption" waiting={!whole && 1}>
      {whole &&
        (image.imageEncryptionKey ? (
          <KeyRows of="Key" encryptionKey={image.imageEncryptionKey} />
        ) : (
          <KeyValue name="Key">
            <Absent image={image} field="imageEncryptionKey">
              Google-managed
            </Absent>
          </KeyValue>
        ))}
    </Group>
  )
}
