import { useWatch } from 'react-hook-form'
import type { CreateForm } from '../model/form.ts'
import styles from '../parts/create.module.css'
import { ChoiceField } from '../parts/fields.tsx'
import { HeadOfNew } from './HeadOfNew.tsx'
import { useHead } from './useHead.ts'

type DarkWay = CreateForm['details']['dark']

/** Whether the family shall resolve to the image at once, with what it resolves to before and after. */
export function Dark() {
  const dark = useWatch<CreateForm, 'details.dark'>({ name: 'details.dark' })
  const head = useHead()
  return (
    <div className={styles['group']}>
      <ChoiceField<DarkWay>
        name="details.dark"
        legend="When users of the family get it"
        className={styles['choices']}
        choices={[
          ['no', 'As soon as it is ready', 'The family resolves to it from then on.'],
          [
            'withoutFamily',
            'Later: create it dark, without the family',
            'You try it, then publish it: that attaches the family.',
          ],
          [
            'deprecated',
            'Later: create it dark, deprecated in the family',
            'It is deprecated before the family is attached, so that nothing ever resolves to it; publishing makes it active.',
          ],
        ]}
      />
      {head.preview && (
        <div role="status" className={styles['preview']}>
          <HeadOfNew head={head} />
          <p className="muted">
            {dark === 'no'
              ? 'As soon as the image is ready.'
              : 'Nothing changes until you publish it.'}
          </p>
        </div>
      )}
    </div>
  )
}
