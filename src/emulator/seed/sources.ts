import { dayName } from './builder.ts'

/** Disks in us-central1-a that the newest image of a family was created from. */
export const BUILDER_DISKS: ReadonlyMap<string, string> = new Map([
  ['web-base', 'builder-7f3c'],
  ['web-base-arm', 'builder-arm-2b91'],
  ['mail-relay', 'mail-relay-build'],
])

/** The snapshot that an image of a family was created from. */
export const goldenSnapshot = (family: string, created: number) =>
  `${family}-golden-${dayName(created)}`
