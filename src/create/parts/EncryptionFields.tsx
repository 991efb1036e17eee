import { useWatch } from 'react-hook-form'
import { CSEK_NOTE } from '../model/encryption.ts'
import type { CreateForm, Secrets, SourceKey } from '../model/form.ts'
import styles from './create.module.css'
import { ChoiceField, TextField } from './fields.tsx'
import { SecretField } from './SecretField.tsx'

interface EncryptionFieldsProps {
  name: 'options.encryption' | `drafts.${'disk' | 'snapshot' | 'image' | 'family'}.key`
  secret: keyof Secrets
  legend: string
  /** What the service does without a key: its words and a line about them. */
  none: readonly [label: string, about: string]
}

/** How something is encrypted, with what that way needs. */
export function EncryptionFields({ name, secret, legend, none }: EncryptionFieldsProps) {
  const way = useWatch<CreateForm, typeof name>({ name }).way
  return (
    <>
      <ChoiceField<SourceKey['way']>
        name={`${name}.way`}
        legend={legend}
        className={styles['choices']}
        choices={[
          ['none', ...none],
          ['kms', 'Cloud KMS key', 'A key of yours that Cloud KMS keeps.'],
          ['raw', 'Customer-supplied key', 'No longer supported by the service.'],
          ['rsa', 'Customer-supplied key, RSA-wrapped', 'No longer supported by the service.'],
        ]}
      />
      {way === 'kms' && (
        <>
          <TextField
            name={`${name}.kmsKeyName`}
            label="Key"
            placeholder="projects/P/locations/L/keyRings/R/cryptoKeys/K"
          />
          <TextField
            name={`${name}.kmsKeyServiceAccount`}
            label="Service account that uses the key"
            optional
            hint="Compute Engine’s own service account when empty."
          />
        </>
      )}
      {(way === 'raw' || way === 'rsa') && (
        <>
          <SecretField
            name={secret}
            label={way === 'raw' ? 'Key (256 bits, base64)' : 'Wrapped key (2,048 bits, base64)'}
            hint="Kept in memory only: it is in no draft, address, log or command, and has to be typed again after a reload."
          />
          <p className={styles['caution']}>{CSEK_NOTE}</p>
        </>
      )}
    </>
  )
}
