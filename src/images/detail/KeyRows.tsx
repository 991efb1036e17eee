import type { CustomerEncryptionKey } from '../../compute/schema.ts'
import { CopyText } from '../../ui/CopyText.tsx'
import { KeyValue } from '../../ui/KeyValues.tsx'
import { visible } from '../../text/visible.ts'
import { parseKmsKey } from './kmsKey.ts'

interface KeyRowsProps {
  /** What it encrypts: `Key`, `Disk key`. */
  of: string
  encryptionKey: CustomerEncryptionKey
}

/**
 * An encryption key: from Cloud KMS with the parts of its name, or customer-supplied with its hash.
 * Never the key itself.
 */
export function KeyRows({ of, encryptionKey }: KeyRowsProps) {
  const { kmsKeyName, kmsKeyServiceAccount, rawKey, rsaEncryptedKey, sha256 } = encryptionKey
  return (
    <>
      <KeyValue name={of}>{kmsKeyName ? 'Cloud KMS' : 'Customer-supplied'}</KeyValue>
      {kmsKeyName && <KmsRows name={kmsKeyName} />}
      {kmsKeyServiceAccount && (
        <KeyValue name="Service account">
          <CopyText text={kmsKeyServiceAccount} name="service account" />
        </KeyValue>
      )}
      {sha256 && (
        <KeyValue name="SHA-256">
          <CopyText text={sha256} name="SHA-256 of the key" />
        </KeyValue>
      )}
      {(rawKey ?? rsaEncryptedKey) !== undefined && (
        <KeyValue name="In the response">
          The API returned the {rawKey === undefined ? 'RSA-wrapped key' : 'key'}; it isn’t shown.
        </KeyValue>
      )}
    </>
  )
}

function KmsRows({ name }: { name: string }) {
  const parts = parseKmsKey(name)
  const shown = parts ? `…/keyRings/${parts.keyRing}/cryptoKeys/${parts.key}` : name
  return (
    <>
      <KeyValue name="Name">
        <CopyText text={name} name="key name" shown={shown} />
      </KeyValue>
      {parts && (
        <>
          <KeyValue name="Key project">
            <span className="mono">{visible(parts.project)}</span>
          </KeyValue>
          <KeyValue name="Location">
            <span className="mono">{visible(parts.location)}</span>
          </KeyValue>
          {parts.version !== undefined && (
            <KeyValue name="Version">
              <span className="mono">{visible(parts.version)}</span>
            </KeyValue>
          )}
        </>
      )}
    </>
  )
}
