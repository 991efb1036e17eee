import { mdiClose, mdiPlus } from '@mdi/js'
import { useController } from 'react-hook-form'
import { Button } from '../../ui/Button.tsx'
import type { CreateForm } from '../model/form.ts'
import { tagProblem } from '../model/tags.ts'
import { isBlank, nextRowId } from '../../compute/labelRows.ts'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import create from '../parts/create.module.css'
import { GroupProblem } from '../parts/GroupProblem.tsx'
import styles from './options.module.css'

/** Resource manager tags. They are bound to the image when it is created, but images.get doesn’t return them. */
export function Tags() {
  const { field } = useController<CreateForm, 'options.tags'>({ name: 'options.tags' })
  const tags = field.value
  const change = (id: number, part: { key: string } | { value: string }) =>
    field.onChange(tags.map((tag) => (tag.id === id ? { ...tag, ...part } : tag)))
  return (
    <fieldset className={create['group']} aria-describedby="tags-note">
      <legend className="visually-hidden">Resource manager tags</legend>
      <p id="tags-note" className="muted">
        Bound to the image when it is created. Give key and value as tagKeys/123 and tagValues/456,
        or the key as ORGANIZATION/NAME and the value’s short name.
      </p>
      {tags.map((tag, index) => {
        const problem = isBlank(tag) ? null : tagProblem(tag)
        return (
          <div key={tag.id} className={styles['tag']}>
            <input
              className="field mono"
              aria-label={`Key of tag ${index + 1}`}
              aria-invalid={problem !== null}
              placeholder="tagKeys/123"
              value={tag.key}
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => change(tag.id, { key: event.target.value })}
            />
            <input
              className="field mono"
              aria-label={`Value of tag ${index + 1}`}
              aria-invalid={problem !== null}
              placeholder="tagValues/456"
              value={tag.value}
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => change(tag.id, { value: event.target.value })}
            />
            <IconButton
              label={`Remove tag ${index + 1}`}
              icon={mdiClose}
              onClick={() => field.onChange(tags.filter((other) => other !== tag))}
            />
            {problem !== null && (
              <div className={`${create['problem']} ${styles['across']}`}>{problem}</div>
            )}
          </div>
        )
      })}
      <GroupProblem field="options.tags" />
      <div>
        <Button
          small
          onClick={() => field.onChange([...tags, { id: nextRowId(tags), key: '', value: '' }])}
        >
          <Icon path={mdiPlus} size={16} />
          Add tag
        </Button>
      </div>
    </fieldset>
  )
}
