/**
 * What can be done to one image, as data. Everything else is derived from it: the request, the
 * equivalent commands, the image afterwards, the heads of its families, and the change that undoes it.
 */
import type { MethodCall } from '../methods.ts'
import type { DeprecationStatus, Image, ImageInsert, Labels, Policy } from '../schema.ts'

export type Change =
  /** Replaces all labels, unless they have changed since `labelFingerprint`. */
  | { kind: 'setLabels'; labels: Labels; labelFingerprint: string }
  /** Replaces the whole deprecation status; `{}` clears it. */
  | { kind: 'deprecate'; status: DeprecationStatus }
  /** Sets only the given fields; '' clears one. */
  | { kind: 'patch'; fields: Pick<Partial<Image>, 'description' | 'family' | 'architecture'> }
  | { kind: 'delete' }
  /** Replaces the policy, unless it has changed since its etag. */
  | { kind: 'setIamPolicy'; policy: Policy }
  | { kind: 'insert'; image: ImageInsert; forceCreate?: boolean }

/** The image to change. For an insert, `image` is the new name. */
export interface Target {
  project: string
  image: string
}

/** One change of one image. */
export interface ImageChange {
  target: Target
  change: Change
}

/** An API request without the host: what the client sends and what the commands panel shows. */
export interface RestRequest extends MethodCall {
  query?: Record<string, string>
  body?: unknown
}
