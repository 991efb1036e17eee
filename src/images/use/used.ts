import type { UseState } from '../../compute/retire/uses.ts'
import type { Image } from '../../compute/schema.ts'

/** What is known about the use of an image. */
export interface Used {
  readonly state: UseState
  /** `2 disks and 1 instance`, `Not seen in use`, `Unknown` */
  readonly text: string
}

export type UsedBy = (image: Image) => Used
