import type { CreateForm } from '../model/form.ts'
import { useCreate } from '../parts/context.ts'
import styles from '../parts/create.module.css'
import { ChoiceField } from '../parts/fields.tsx'
import { HeadOfNewBox } from '../parts/HeadOfNew.tsx'
import { useWide } from '../../ui/useWide.ts'

type Publish = CreateForm['details']['publish']

/** When the family starts to resolve to the image; with its head before and after, if the preview isn’t beside it. */
export function PublishChoice() {
  const { head } = useCreate()
  const wide = useWide()
  return (
    <div className={styles['group']}>
      <ChoiceField<Publish>
        name="details.publish"
        legend="Publish"
        className={styles['choices']}
        choices={[
          ['whenReady', 'As soon as it is ready', 'The family then resolves to it.'],
          [
            'laterWithoutFamily',
            'Don’t publish yet (not in the family)',
            'Test it, then publish it: that adds it to the family.',
          ],
          [
            'laterDeprecated',
            'Don’t publish yet (deprecated in the family)',
            'It is deprecated before it joins the family, so the family doesn’t resolve to it until you publish it.',
          ],
        ]}
      />
      {!wide && <HeadOfNewBox head={head} />}
    </div>
  )
}
