import type { Usage } from '../../api/usage.ts'
import { imagePath } from '../../compute/links.ts'
import type { Image } from '../../compute/schema.ts'
import { useNow } from '../../ui/useNow.ts'
import { visible } from '../../text/visible.ts'
import { useFamilyHead } from '../parts/useFamilyHead.ts'
import { UsageItem, type Used, type UsageItemProps } from './UsageItem.tsx'
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
  const isMember = Boolean(image.family)
  const common = { project, now, open: !deleting }
  const images = (list: readonly Image[]): Used[] =>
    list.map(({ name }) => ({ name, link: imagePath(project, name) }))
  const uses: (Use | false)[] = [
    {
      key: 'named',
      one: 'instance template',
      how: 'naming this image',
      reading: usage.templates,
      used: linked(byName),
      fate: 'New instances from them will fail.',
    },
    isMember &&
      mayBeHead && {
        key: 'family',
        one: 'instance template',
        how: (
          <>
            naming the family <span className="mono">{visible(image.family ?? '')}</span>
            {headError && ', if that resolves to this image: it couldn’t be checked'}
          </>
        ),
        reading: asking ? { ...usage.templates, state: 'reading' } : usage.templates,
        used: asking ? [] : linked(byFamily),
        fate: 'They use the family’s current head.',
      },
    {
      key: 'replaced',
      one: 'image',
      how: 'listing it as replacement',
      reading: usage.replaced,
      used: images(usage.replaced.found),
      fate: 'Their replacement will no longer exist.',
    },
    {
      key: 'images',
      one: 'image',
      how: 'created from it',
      reading: usage.images,
      used: images(usage.images.found),
      fate: 'They keep working without it.',
    },
    {
      key: 'disks',
      one: 'disk',
      how: 'created from it',
      reading: usage.disks,
      used: linked(usage.disks.found),
      fate: 'They keep working, but can’t be recreated from it.',
    },
    {
      key: 'instances',
      one: 'instance',
      how: 'using these disks',
      reading: usage.instances,
      used: linked(usage.instances.found),
      fate: 'They keep working.',
    },
  ]
  return (
    <>
      <p className={`muted ${styles['limits']}`}>
        Only {project} was checked, not projects it is shared with.
      </p>
      <ul className={styles['list']}>
        {readInOrder(uses.filter((use) => use !== false)).map(({ key, fate, ...use }) => (
          <UsageItem key={key} {...common} {...use} fate={deleting ? fate : undefined} />
        ))}
      </ul>
    </>
  )
}

type Use = Omit<UsageItemProps, 'project' | 'now' | 'open'> & { key: string }

/**
 * Those up to the first that is still being read: it grows, and would push the others down. They follow
 * once it is known.
 */
function readInOrder(uses: readonly Use[]): readonly Use[] {
  const first = uses.findIndex(({ reading }) => reading.state === 'reading')
  return first === -1 ? uses : uses.slice(0, first + 1)
}

const linked = (list: readonly { name: string; selfLink?: string | undefined }[]): Used[] =>
  list.map(({ name, selfLink = name }) => ({ name, link: selfLink }))
