/** Images that tests put into their project. */

/** The beginning of every link. */
export const LINK = 'https://www.googleapis.com/compute/v1/projects'

/** A file to create an image from. */
export const FILE = {
  source: 'https://storage.googleapis.com/bucket/web.tar.gz',
  containerType: 'TAR',
}

/** An image as it could be stored, READY and created on a day in 2026. */
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

/** One image, with the fields the test is about. */
export const stored = (name: string, more: Record<string, unknown> = {}) =>
  image(name, '01-22', { id: ID, ...more })
