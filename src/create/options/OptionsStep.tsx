import { useState } from 'react'
import { useWatch } from 'react-hook-form'
import { optionWords } from '../model/words.ts'
import type { CreateForm } from '../model/form.ts'
import type { FormField } from '../model/problems.ts'
import { takeOptions } from '../model/typed.ts'
import { useCreate } from '../parts/context.ts'
import { EncryptionFields } from '../parts/EncryptionFields.tsx'
import styles from '../parts/create.module.css'
import { Basics } from './Basics.tsx'
import { Features } from './Features.tsx'
import { Fold } from '../parts/Fold.tsx'
import { Licenses } from './Licenses.tsx'
import { Shielded } from './Shielded.tsx'
import { RuleNotes } from '../parts/RuleNotes.tsx'
import { Tags } from './Tags.tsx'

/** How the image is stored and what it declares about its guest OS. Everything here is optional. */
export function OptionsStep() {
  const { project, facts, reading, findings, rules, problemOf } = useCreate()
  const options = useWatch<CreateForm, 'options'>({ name: 'options' })
  const words = optionWords(takeOptions(options, project), facts)
  const isWrong = (...fields: FormField[]) => fields.some((field) => problemOf(field) !== undefined)
  // The sections that are open at first depend on what was set when the step was opened.
  const [first] = useState(options)
  const set = optionWords(first)
  const typed = first.typedLicense + first.typedCode
  const conflicts = findings.some((finding) => finding.field === 'options.guestOsFeatures')
  return (
    <div className={styles['fields']}>
      <Basics />
      <Fold
        title="Guest OS features"
        summary={reading ? '' : words.features}
        open={first.guestOsFeatures.length > 0 || conflicts}
        problem={isWrong('options.guestOsFeatures')}
      >
        <Features />
      </Fold>
      <Fold
        title="Encryption"
        summary={words.encryption}
        open={
          first.encryption.way !== 'none' ||
          rules.some(({ field }) => field === 'options.encryption')
        }
        problem={isWrong(
          'options.encryption',
          'options.encryption.kmsKeyName',
          'options.encryption.kmsKeyServiceAccount',
          'secrets.encryption',
        )}
      >
        <EncryptionFields
          name="options.encryption"
          secret="encryption"
          legend="How the image is encrypted"
          none={['Google-managed key', 'Google creates and manages the key.']}
        />
        <RuleNotes field="options.encryption" errors />
      </Fold>
      <Fold
        title="Licenses"
        summary={reading ? '' : words.licenses}
        open={set.licenses !== NOTHING || typed !== ''}
        problem={isWrong(
          'options.licenses',
          'options.licenseCodes',
          'options.typedLicense',
          'options.typedCode',
        )}
      >
        <Licenses />
      </Fold>
      <Fold
        title="Secure Boot keys (Shielded VM)"
        summary={words.shielded}
        open={set.shielded !== NOTHING}
        problem={isWrong('options.shielded')}
      >
        <Shielded />
      </Fold>
      <Fold
        title="Resource manager tags"
        summary={words.tags}
        open={set.tags !== NOTHING}
        problem={isWrong('options.tags')}
      >
        <Tags />
      </Fold>
    </div>
  )
}

const NOTHING = 'none'
