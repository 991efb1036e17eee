import { useWatch } from 'react-hook-form'
import { CSEK_NOTE } from '../model/encryption.ts'
import { capital } from '../../text/capital.ts'
import { KEY_WORDS } from '../model/words.ts'
import type { CreateForm, KeyPath, Secrets, SourceKey } from '../model/form.ts'
import styles from './create.module.css'
import { ChoiceField, TextField } from './fields.tsx'
import { GroupProblem } from './GroupProblem.tsx'
import { SecretField } from './SecretField.tsx'

interface EncryptionFieldsProps {
  name: KeyPath
  secret: keyof Secrets
  legend: string
  /** The option without a key: its label and a line about it. */
  none: readonly [label: string, about: string]
}

/** The kind of encryption key, with the fields that kind needs. */
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
          ['kms', KEY_WORDS.kms, 'A key that you manage in Cloud KMS.'],
          ['raw', capital(KEY_WORDS.raw), 'No longer supported by Compute Engine.'],
          ['rsa', capital(KEY_WORDS.rsa), 'No longer supported by Compute Engine.'],
        ]}
      />
      <GroupProblem field={name} />
      {way === 'kms' && (
        <>
          <TextField
            name={`${name}.kmsKeyName`}
            label="Key"
            placeholder="projects/P/locations/L/keyRings/R/cryptoKeys/K"
          />
          <TextField
            name={`${name}.kmsKeyServiceAccount`}
            label="Service account for the key"
            optional
            hint="Leave empty to use the Compute Engine default service account."
          />
        </>
      )}
      {(way === 'raw' || way === 'rsa') && (
        <>
          <SecretField
            name={secret}
            label={way === 'raw' ? 'Key (256 bits, base64)' : 'Wrapped key (2,048 bits, base64)'}
            hint="Kept in memory only, never in a draft, URL, log or command. Enter it again after a reload."
          />
          <p className={styles['caution']}>{CSEK_NOTE}</p>
        </>
      )}
    </>
  )
}
