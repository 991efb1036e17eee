import { useEffect, useState } from 'react'
import type { FileContentBuffer, Image } from '../../compute/schema.ts'
import { CopyText } from '../../ui/CopyText.tsx'
import { KeyValue } from '../../ui/KeyValues.tsx'
import { visible } from '../../text/visible.ts'
import { Absent } from './Absent.tsx'
import { decodeBase64, sha256 } from './bytes.ts'
import { exactSize } from '../../text/sizes.ts'
import styles from './ShieldedKeys.module.css'

/** The keys that a Shielded VM boots with, each by type, size and hash. */
export function ShieldedKeys({ image }: { image: Image }) {
  const state = image.shieldedInstanceInitialState
  const groups: [string, FileContentBuffer[]][] = [
    ['Platform key', state?.pk ? [state.pk] : []],
    ['Key exchange', state?.keks ?? []],
    ['Allowed', state?.dbs ?? []],
    ['Forbidden', state?.dbxs ?? []],
  ]
  const present = groups.filter(([, keys]) => keys.length > 0)
  if (present.length === 0) {
    return (
      <KeyValue name="Shielded VM">
        <Absent image={image} field="shieldedInstanceInitialState">
          Default keys
        </Absent>
      </KeyValue>
    )
  }
  return present.map(([name, keys]) => (
    <KeyValue key={name} name={name}>
      <ul className={styles['keys']}>
        {keys.map((key, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- keys have nothing but their place
          <li key={index}>
            <Key buffer={key} name={name} />
          </li>
        ))}
      </ul>
    </KeyValue>
  ))
}

function Key({ buffer, name }: { buffer: FileContentBuffer; name: string }) {
  const bytes = decodeBase64(buffer.content ?? '')
  const type = visible(buffer.fileType || 'unknown type')
  if (!bytes) return <>{type}, not readable as base64</>
  return (
    <>
      {type} · {exactSize(String(bytes.length))}
      <Hash content={buffer.content ?? ''} name={name} />
    </>
  )
}

/** The SHA-256, if this page can compute it: browsers allow that on https and localhost. */
function Hash({ content, name }: { content: string; name: string }) {
  const [hash, setHash] = useState<string>()
  useEffect(() => {
    let shown = true
    const bytes = decodeBase64(content)
    if (bytes && isSecureContext) {
      void sha256(bytes).then((hex) => {
        if (shown) setHash(hex)
      })
    }
    return () => {
      shown = false
    }
  }, [content])
  return (
    <div className={styles['hash']}>
      {hash !== undefined && (
        <CopyText
          text={hash}
          name={`SHA-256 of ${name.toLowerCase()}`}
          shown={`SHA-256 ${hash.slice(0, 16)}…`}
        />
      )}
    </div>
  )
}
