import { useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { optionWords } from '../model/words.ts'
import type { CreateForm } from '../model/form.ts'
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
  const { project, facts, reading, findings, rules } = useCreate()
  const { formState } = useFormContext<CreateForm>()
  const options = useWatch<CreateForm, 'options'>({ name: 'options' })
  const words = optionWords(takeOptions(options, project), facts)
  const wrong = formState.errors.options
  // The sections that are open at first depend on what was set when the step was opened.
  const [first] = useState(options)
  const set = optionWords(first)
  const typed = first.typedLicense + first.typedCode
  const wrongLicense =
    wrong?.licenses ?? wrong?.licenseCodes ?? wrong?.typedLicense ?? wrong?.typedCode
  const conflicts = findings.some((finding) => finding.field === 'options.guestOsFeatures')
  return (
    <div className={styles['fields']}>
      <Basics />
      <Fold
        title="Guest OS features"
        summary={reading ? '' : words.features}
        open={first.guestOsFeatures.length > 0 || conflicts || wrong?.guestOsFeatures !== undefined}
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
        problem={wrong?.encryption !== undefined}
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
        open={set.licenses !== NOTHING || typed !== '' || wrongLicense !== undefined}
        problem={wrongLicense !== undefined}
      >
        <Licenses />
      </Fold>
      <Fold
        title="Secure Boot keys (Shielded VM)"
        summary={words.shielded}
        open={set.shielded !== NOTHING}
        problem={wrong?.shielded !== undefined}
      >
        <Shielded />
      </Fold>
      <Fold
        title="Resource manager tags"
        summary={words.tags}
        open={set.tags !== NOTHING}
        problem={wrong?.tags !== undefined}
      >
        <Tags />
      </Fold>
    </div>
  )
}

const NOTHING = 'none'
