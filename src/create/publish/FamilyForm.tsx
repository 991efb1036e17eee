import { getRouteApi } from '@tanstack/react-router'
import { useState, type SyntheticEvent } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useImages } from '../../api/useImages.ts'
import { nameProblem } from '../../compute/names.ts'
import { Field } from '../../ui/Field.tsx'
import { Picker } from '../../ui/Picker.tsx'
import { useNow } from '../../ui/useNow.ts'
import { CancelTo } from '../parts/CancelTo.tsx'
import styles from '../parts/create.module.css'
import { useCatchFocus } from '../../images/parts/catchFocus.ts'
import { familyOptions } from '../../images/parts/options.ts'

const route = getRouteApi('/projects/$project/images/create')

/** Asks which family to publish to, for an image that isn’t in one. */
export function FamilyForm({ project, image }: { project: string; image: string }) {
  const navigate = route.useNavigate()
  const { images } = useImages(project)
  const now = useNow()
  const [family, setFamily] = useState('')
  const [tried, setTried] = useState(false)
  useCatchFocus()
  const problem = nameProblem(family.trim())

  function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    setTried(true)
    if (problem !== null) return event.currentTarget.querySelector('input')?.focus()
    void navigate({ search: (old) => ({ ...old, family: family.trim() }) })
  }

  return (
    <form className={styles['fields']} onSubmit={submit} noValidate>
      <Field label="Publish to family" problem={tried ? (problem ?? undefined) : undefined}>
        {(control) => (
          <Picker
            control={control}
            listLabel="Image families"
            value={family}
            options={familyOptions(images, now)}
            onChange={setFamily}
          />
        )}
      </Field>
      <div className={styles['buttons']}>
        <Button look="primary" type="submit">
          Show steps
        </Button>
        <CancelTo {...{ project, image }} />
      </div>
    </form>
  )
}
