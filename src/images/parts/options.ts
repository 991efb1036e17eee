/** Options of the source pickers: usable ones first, then the others with the reason. */
import { isActive, stateOf } from '../../compute/deprecation.ts'
import { byAge, headOf } from '../../compute/family.ts'
import { imagePath, linkName, linkPath, parseLink } from '../../compute/links.ts'
import type { Disk, Image, Snapshot } from '../../compute/schema.ts'
import { newestFirst, readTime } from '../../compute/time.ts'
import { unusable } from '../../compute/unusable.ts'
import type { PickerOption } from '../../ui/pickerOptions.ts'
import { count } from '../../text/count.ts'
import { diskSize } from '../../text/diskSize.ts'
import { relativeTime } from '../../text/time.ts'
import { visible } from '../../text/visible.ts'
import { word } from '../../text/words.ts'

const age = (created: string | undefined, now: number) => {
  const time = readTime(created)
  return Number.isNaN(time.at) ? undefined : relativeTime(time, now)
}

const detail = (...parts: (string | undefined)[]) =>
  parts.filter((part) => part !== undefined && part !== '').join(' · ')

const gigabytes = (size: string | undefined) => size && diskSize(size)

const usableFirst = (options: PickerOption[]) => [
  ...options.filter(({ disabledReason }) => disabledReason === undefined),
  ...options.filter(({ disabledReason }) => disabledReason !== undefined),
]

/** @param zone only disks in this zone; '' for all */
export function diskOptions(disks: readonly Disk[], project: string, zone: string, now: number) {
  const options = disks.flatMap((disk): PickerOption[] => {
    const link = parseLink(disk.selfLink ?? '', project)
    const place = linkName(disk.zone ?? link?.scope ?? '')
    if (!link || (zone !== '' && place !== zone)) return []
    const status = disk.status ?? 'READY'
    return [
      {
        value: linkPath(link),
        label: visible(disk.name),
        detail: detail(
          place,
          gigabytes(disk.sizeGb),
          word(status),
          usersText(disk.users ?? []),
          age(disk.creationTimestamp, now),
        ),
        disabledReason: unusable({ status, state: 'ACTIVE' }) ?? undefined,
      },
    ]
  })
  return usableFirst(options.sort((a, b) => (a.label < b.label ? -1 : 1)))
}

const usersText = (users: readonly string[]) =>
  users.length === 0 ? 'not attached' : `attached to ${users.map(linkName).map(visible).join(', ')}`

/** Snapshots, newest first. @param family names of those to list first */
export function snapshotOptions(
  snapshots: readonly Snapshot[],
  family: ReadonlySet<string>,
  project: string,
  now: number,
) {
  const newest = snapshots.toSorted(
    (a, b) =>
      Number(family.has(b.name)) - Number(family.has(a.name)) ||
      newestFirst(a.creationTimestamp, b.creationTimestamp),
  )
  return usableFirst(
    newest.map((snapshot) => {
      const status = snapshot.status ?? 'READY'
      return {
        value: `projects/${project}/global/snapshots/${snapshot.name}`,
        label: visible(snapshot.name),
        detail: detail(
          family.has(snapshot.name) ? 'from the family’s source disk' : undefined,
          gigabytes(snapshot.diskSizeGb),
          word(status),
          age(snapshot.creationTimestamp, now),
        ),
        disabledReason: unusable({ status, state: 'ACTIVE' }) ?? undefined,
      }
    }),
  )
}

export function imageOptions(images: readonly Image[], project: string, now: number) {
  return usableFirst(
    images.toSorted(byAge).map((image) => {
      const status = image.status ?? 'READY'
      const state = stateOf(image)
      return {
        value: imagePath(project, image.name),
        label: visible(image.name),
        detail: detail(
          isActive(image) ? undefined : word(state),
          image.family && `family ${visible(image.family)}`,
          gigabytes(image.diskSizeGb),
          word(status),
          age(image.creationTimestamp, now),
        ),
        disabledReason: unusable({ status, state }) ?? undefined,
      }
    }),
  )
}

/**
 * Families, each with its head; those without one are listed with the reason why they can't be
 * used.
 */
export function familyOptions(images: readonly Image[], now: number): PickerOption[] {
  const members = new Map<string, Image[]>()
  for (const image of images) {
    if (!image.family) continue
    const family = members.get(image.family)
    if (family) family.push(image)
    else members.set(image.family, [image])
  }
  const options = [...members].sort().map(([family, all]): PickerOption => {
    const head = headOf(all)
    return {
      value: family,
      label: visible(family),
      detail: head
        ? detail(
            `resolves to ${visible(head.name)}`,
            gigabytes(head.diskSizeGb),
            age(head.creationTimestamp, now),
          )
        : count(all.length, 'image'),
      disabledReason: head ? undefined : 'Resolves to nothing',
    }
  })
  return usableFirst(options)
}

/** The families to put an image into. Unlike a source, one without a head can be chosen: it needs an image. */
export const familyChoices = (images: readonly Image[], now: number): PickerOption[] =>
  familyOptions(images, now).map(({ disabledReason, detail = '', ...option }) => ({
    ...option,
    detail: disabledReason === undefined ? detail : `resolves to nothing · ${detail}`,
  }))
