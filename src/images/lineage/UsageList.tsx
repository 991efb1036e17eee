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
  /** The image is about to be deleted: says what that means for each. */
  deleting?: boolean
}

/** Everything known to use an image; what can't be read is unknown, not unused. */
export function UsageList({ project, image, usage, deleting = false }: UsageListProps) {
  const now = useNow('second')
  const { head, error: headError } = useFamilyHead(project, image.family)
  // Whatever names the family uses its head, and no other member.
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
          then={then('New instances from them will fail.')}
        />
        {image.family && mayBeHead && (
          <UsageItem
            {...common}
            one="instance template"
            how={
              <>
                naming the family <span className="mono">{visible(image.family)}</span>
                {headError && ', if that resolves to this image: it couldn’t be checked'}
              </>
            }
            reading={asking ? { ...usage.templates, state: 'reading' } : usage.templates}
            used={asking ? [] : linked(byFamily)}
            then={then('They use the family’s current head.')}
          />
        )}
        <UsageItem
          {...common}
          one="disk"
          how="created from it"
          reading={usage.disks}
          used={linked(usage.disks.found)}
          then={then('They keep working, but can’t be recreated from it.')}
        />
        <UsageItem
          {...common}
          one="instance"
          how="using these disks"
          reading={usage.instances}
          used={linked(usage.instances.found)}
          then={then('They keep working.')}
        />
        <UsageItem
          {...common}
          one="image"
          how="created from it"
          reading={usage.images}
          used={images(usage.images.found)}
          then={then('They keep working without it.')}
        />
        <UsageItem
          {...common}
          one="image"
          how="listing it as replacement"
          reading={usage.replaced}
          used={images(usage.replaced.found)}
          then={then('Their replacement will no longer exist.')}
        />
      </ul>
      <p className={`muted ${styles['limits']}`}>
        Only {project} was checked, not projects it is shared with.
      </p>
    </>
  )
}

const linked = (list: readonly { name: string; selfLink?: string | undefined }[]): Used[] =>
  list.map(({ name, selfLink = name }) => ({ name, link: selfLink }))
