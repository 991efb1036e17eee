/**
 * What a person can do to one image, as data. Everything else follows from it: the request that is
 * sent, the command lines that do the same, the image as it will be, the heads of its families, and
 * the change that undoes it.
 */
import type { MethodCall } from '../methods.ts'
import type { DeprecationStatus, Image, ImageInsert, Labels, Policy } from '../schema.ts'

export type Change =
  /** Replaces all labels, if nobody has changed them since `labelFingerprint`. */
  | { kind: 'setLabels'; labels: Labels; labelFingerprint: string }
  /** Replaces the whole deprecation status; `{}` clears it. */
  | { kind: 'deprecate'; status: DeprecationStatus }
  /** Only the fields that are given; '' clears a text. */
  | { kind: 'patch'; fields: Pick<Partial<Image>, 'description' | 'family' | 'architecture'> }
  | { kind: 'delete' }
  /** Replaces the policy, if nobody has changed it since its etag. */
  | { kind: 'setIamPolicy'; policy: Policy }
  | { kind: 'insert'; image: ImageInsert; forceCreate?: boolean }

/** The image that a change is about. For an insert, `image` is its new name. */
export interface Target {
  project: string
  image: string
}

/** A request of the API, without host: what the client sends and what the commands panel shows. */
export interface RestRequest extends MethodCall {
  query?: Record<string, string>
  body?: unknown
}
