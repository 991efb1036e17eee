import type { Usage } from '../../api/usage.ts'
import { imagePath } from '../../compute/links.ts'
import type { Image } from '../../compute/schema.ts'
import { useNow } from '../../ui/useNow.ts'
import { visible } from '../../text/visible.ts'
import { useFamilyHead } from '../parts/useFamilyHead.ts'
import { UsageItem, type Used } from './UsageItem.tsx'
import styles from './UsageList.module.css'

interface UsageListProps {
  project: string
  image: Image
  usage: Usage
  /** The image is about to be deleted: says what that does to each. */
  deleting?: boolean
}

/** All that is known to use an image; what may not be looked at is unknown, and not unused. */
export function UsageList({ project, image, usage, deleting = false }: UsageListProps) {
  const now = useNow('second')
  const { head, error: headError } = useFamilyHead(project, image.family)
  // Whoever names the family uses what it resolves to, and no other member of it.
  const asking = head === undefined && headError === null
  const mayBeHead = asking || headError !== null || head?.name === image.name
  const { byName, byFamily } = usage.templates.found
  const common = { project, now, open: !deleting }
  const then = (text: string) => (deleting ? text : undefined)
  const images = (list: readonly Image[]): Used[] =>
    list.map(({ name }) => ({ name, link: imagePath(project, name) }))
  return (
    <>
      <ul className={styles['list']}>
        <UsageItem
          {...common}
          one="instance template"
          how="naming this image"
          reading={usage.templates}
          used={linked(byName)}
          then={then('New instances of these will fail.')}
        />
        {image.family && mayBeHead && (
          <UsageItem
            {...common}
            one="instance template"
            how={
              <>
                naming the family <span className="mono">{visible(image.family)}</span>
                {headError && ', if that resolves to this image: it could not be checked'}
              </>
            }
            reading={asking ? { ...usage.templates, state: 'reading' } : usage.templates}
            used={asking ? [] : linked(byFamily)}
            then={then('They take what the family resolves to.')}
          />
        )}
        <UsageItem
          {...common}
          one="disk"
          how="made from it"
          reading={usage.disks}
          used={linked(usage.disks.found)}
          then={then('They go on; they cannot be made anew from it.')}
        />
        <UsageItem
          {...common}
          one="instance"
          how="running on such disks"
          reading={usage.instances}
          used={linked(usage.instances.found)}
          then={then('They go on.')}
        />
        <UsageItem
          {...common}
          one="image"
          how="made from it"
          reading={usage.images}
          used={images(usage.images.found)}
          then={then('They go on; they do not need it.')}
        />
        <UsageItem
          {...common}
          one="image"
          how="naming it as replacement"
          reading={usage.replaced}
          used={images(usage.replaced.found)}
          then={then('Their replacement will lead nowhere.')}
        />
      </ul>
      <p className={`muted ${styles['limits']}`}>
        Looked for in {project} only: projects that it is shared with are not seen from here.
      </p>
    </>
  )
}

const linked = (list: readonly { name: string; selfLink?: string | undefined }[]): Used[] =>
  list.map(({ name, selfLink = name }) => ({ name, link: selfLink }))
