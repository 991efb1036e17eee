/**
 * What a stored record has to be to be shown and acted on: other versions of the console have written
 * into the same storage, and so may any page of this origin.
 */
import { DeprecationStatus, Image, Labels, Policy } from '../compute/schema.ts'
import { array, number, object, optional, string, type Shape } from '../compute/shape.ts'
import type { Kept, KeptRun } from './kept.ts'

/** The latest time that a date can have, ms since the epoch. */
const LATEST = 8.64e15

const FITS: Shape<unknown> = () => []
const WRONG: Shape<unknown> = () => [[]]

const time: Shape<number> = (value) =>
  number(value).length === 0 && Math.abs(Number(value)) <= LATEST ? [] : [[]]

/** One of several shapes, by its `kind`. */
const byKind =
  (kinds: ReadonlyMap<unknown, Shape<unknown>>): Shape<unknown> =>
  (value) =>
    (kinds.get((Object(value) as { kind?: unknown }).kind) ?? WRONG)(value)

const change = byKind(
  new Map<string, Shape<unknown>>([
    ['setLabels', object({ labels: Labels, labelFingerprint: string })],
    ['deprecate', object({ status: DeprecationStatus })],
    [
      'patch',
      object({
        fields: object({
          description: optional(string),
          family: optional(string),
          architecture: optional(string),
        }),
      }),
    ],
    ['delete', FITS],
    ['setIamPolicy', object({ policy: Policy })],
    ['insert', object({ image: Image })],
  ]),
)

const why = object({ why: string })
const result = byKind(
  new Map<string, Shape<unknown>>([
    ['done', object({ after: optional(Image), undo: optional(change) })],
    ['failed', why],
    ['skipped', why],
    ['unknown', why],
  ]),
)

const kept = object({
  id: string,
  scope: string,
  run: optional(string),
  place: optional(number),
  at: time,
  step: object({ target: object({ project: string, image: string }), change }),
  before: optional(Image),
  policies: optional(object({ before: optional(Policy), after: optional(Policy) })),
  begun: optional(time),
  result: optional(result),
  unread: optional(object({ before: array(string), after: array(string) })),
})

const orNull =
  (shape: Shape<string>): Shape<string | null> =>
  (value) =>
    value === null ? [] : shape(value)

const run = object({
  id: string,
  scope: string,
  at: time,
  title: string,
  running: string,
  total: number,
  errors: optional(number),
  heads: array(object({ family: string, after: orNull(string) })),
  ended: optional(time),
})

/** Whether a stored record is a change. */
export const isKept = (record: unknown): record is Kept => kept(record).length === 0

/** Whether a stored record is a run. */
export const isKeptRun = (record: unknown): record is KeptRun => run(record).length === 0
