/** Images as tests put them into their project. */

/** What links begin with. */
export const LINK = 'https://www.googleapis.com/compute/v1/projects'

/** A file to make an image from. */
export const FILE = {
  source: 'https://storage.googleapis.com/bucket/web.tar.gz',
  containerType: 'TAR',
}

/** An image as it could be stored, READY and made on a day of 2026. */
export const image = (name: string, day: string, more: Record<string, unknown> = {}) => ({
  kind: 'compute#image',
  id: String(7_000_000_000 + Number(day.replace('-', ''))) + String(name.length),
  creationTimestamp: `2026-${day}T01:14:05.123-08:00`,
  name,
  status: 'READY',
  diskSizeGb: '10',
  archiveSizeBytes: '1402386944',
  labelFingerprint: '42WmSpB8rSM=',
  ...more,
})

/** The id of {@link stored}. */
export const ID = '7423984620938475521'

/** One image, with whatever the test is about. */
export const stored = (name: string, more: Record<string, unknown> = {}) =>
  image(name, '01-22', { id: ID, ...more })
