import { getRouteApi, Link } from '@tanstack/react-router'
import { useState, type SyntheticEvent } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useImages } from '../../api/useImages.ts'
import { isUnread } from '../../compute/unread.ts'
import { isWholeList } from '../../api/wholeList.ts'
import { useCatchFocus } from '../../images/parts/catchFocus.ts'
import { imageOptions } from '../../images/parts/options.ts'
import { ReadError } from '../../images/parts/ReadError.tsx'
import { Field } from '../../ui/Field.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Picker } from '../../ui/Picker.tsx'
import { useNow } from '../../ui/useNow.ts'
import styles from '../parts/create.module.css'
import { familyCrumb, imagesCrumb } from '../../images/parts/crumbs.tsx'

const route = getRouteApi('/projects/$project/images/create')

interface ChooseImageProps {
  project: string
  family: string
}

/** Asks which image to publish to a family, among those that are in none. */
export function ChooseImage({ project, family }: ChooseImageProps) {
  const navigate = route.useNavigate()
  const list = useImages(project)
  const { images, loading, streaming, error, updatedAt, refresh } = list
  const now = useNow()
  const [value, setValue] = useState('')
  const [tried, setTried] = useState(false)
  useCatchFocus()
  const free = images.filter((image) => !image.family && !isUnread(image, 'family'))
  const chosen = free.find(({ name }) => value.split('/').at(-1) === name)
  const problem = chosen ? undefined : 'Choose an image without a family.'

  function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    setTried(true)
    if (!chosen) return event.currentTarget.querySelector('input')?.focus()
    void navigate({ search: (old) => ({ ...old, image: chosen.name }) })
  }

  return (
    <>
      <PageHead
        name={`Publish to ${family}`}
        crumbs={[imagesCrumb(project), familyCrumb(project, family)]}
      />
      <div className={styles['page']}>
        {error && (
          <ReadError
            error={error}
            project={project}
            what="The images"
            readAt={updatedAt}
            onRetry={refresh}
          />
        )}
        <form className={styles['fields']} onSubmit={submit} noValidate>
          <Field
            label="Image"
            hint={
              loading || streaming
                ? 'Reading the images…'
                : free.length === 0 && isWholeList(list) && list.unreadable === 0
                  ? 'Every image is already in a family.'
                  : 'Images without a family.'
            }
            problem={tried ? problem : undefined}
          >
            {(control) => (
              <Picker
                control={control}
                listLabel="Images without a family"
                value={value}
                options={imageOptions(free, project, now)}
                onChange={setValue}
              />
            )}
          </Field>
          <div className={styles['buttons']}>
            <Button look="primary" type="submit">
              Show steps
            </Button>
            <Link
              className="button quiet"
              to="/projects/$project/families/$family"
              params={{ project, family }}
            >
              Cancel
            </Link>
          </div>
        </form>
      </div>
    </>
  )
}
