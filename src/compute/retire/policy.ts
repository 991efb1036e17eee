/**
 * A retirement policy: which families, what is protected, how many images stay, and at what age an
 * image enters each state. Ages are in whole days.
 */
import * as z from 'zod/mini'
import { labelKeyProblem } from '../labels.ts'
import { contradictions } from './contradictions.ts'
import { globProblem } from './glob.ts'
import { labelTestProblem } from './labelTest.ts'

export const PRESET_NAMES = ['conservative', 'ci', 'golden', 'ladder', 'eol'] as const
export type PresetName = (typeof PRESET_NAMES)[number]

/** What the ages count from. */
export const SINCE = [
  /** The creation of the next newer image of the group. */
  'superseded',
  'created',
  /** When the image entered its current state; for an active one, when it was superseded. */
  'lastState',
  /** Not a time: the "ages" are numbers of newer images. */
  'position',
] as const

const MOST_DAYS = 3650

/** `problem` returns what is wrong with a value, as a sentence. */
const check =
  <T>(problem: (value: T) => string | null) =>
  ({ value, issues }: { value: T; issues: z.core.$ZodRawIssue[] }) => {
    const message = problem(value)
    if (message !== null) issues.push({ code: 'custom', input: value, message })
  }

const wholeProblem = (least: number, most: number) => (value: unknown) => {
  if (!Number.isSafeInteger(value)) return `A whole number from ${least} to ${most}.`
  const number = value as number
  if (number < least) return `At least ${least}.`
  return number > most ? `At most ${most.toLocaleString('en')}.` : null
}

const whole = (least: number, most: number) =>
  z.unknown().check(check(wholeProblem(least, most))) as unknown as z.ZodMiniType<number>

const ageProblem = wholeProblem(0, MOST_DAYS)
const age = z
  .unknown()
  .check(check((value) => (value === null ? null : ageProblem(value)))) as unknown as z.ZodMiniType<
  number | null
>

const checked = (problem: (text: string) => string | null) => z.string().check(check(problem))

const texts = (problem: (text: string) => string | null) =>
  z.array(checked(problem)).check(z.maxLength(50, 'At most 50.'))

export const RetirePolicy = z
  .object({
    version: z.enum({ one: 1 } as const, 'This console reads version 1.'),
    /** The preset it started from: defines what counts as changed, and what a URL leaves out. */
    preset: z.enum(PRESET_NAMES, `One of ${PRESET_NAMES.join(', ')}.`),
    /** Which images may be retired: they must match each non-empty list of the three. */
    choose: z.object({
      families: texts(globProblem),
      names: texts(globProblem),
      /** All of them must match. */
      labels: texts(labelTestProblem),
      /** `none`: only images that nothing in their project is seen to use. */
      use: z.enum(['any', 'none'], 'any or none.'),
    }),
    /**
     * What is never touched; one match is enough. The head of a family is always protected,
     * whatever this says.
     */
    protect: z.object({
      labels: texts(labelTestProblem),
      names: texts(globProblem),
      inUse: z.enum(['block', 'warn', 'ignore'], 'block, warn or ignore.'),
      /** What to do if the use of images wasn't read, or was read too long ago. */
      useUnknown: z.enum(['block', 'warn'], 'block or warn.'),
      useHours: whole(1, 8760),
      /** FAILED images. PENDING and DELETING ones are never touched. */
      notReady: z.boolean(),
      /** How many images of a group stay active, at least. */
      active: whole(1, 1000),
    }),
    keep: z.object({
      newest: whole(1, 1000),
      /** Which images count among the newest. */
      of: z.enum(['all', 'active'], 'all or active.'),
      /** What forms a group. */
      per: z.enum(['family', 'architecture'], 'family or architecture.'),
    }),
    /** Nothing younger is touched. */
    minAge: whole(0, MOST_DAYS),
    /** The age at which an image enters a state; null: only on the way to a later one. */
    ages: z.object({
      since: z.enum(SINCE, `One of ${SINCE.join(', ')}.`),
      deprecated: age,
      obsolete: age,
      deleted: age,
      /** The age at which an image marked DELETED is deleted for good. */
      removed: age,
    }),
    /** A label with a date, `eol=2027-01-31`, from which the image should be in a state. */
    endOfLife: z.object({
      /** '' for none. */
      label: checked((text) => (text === '' ? null : labelKeyProblem(text))),
      state: z.enum(['DEPRECATED', 'OBSOLETE', 'DELETED'], 'DEPRECATED, OBSOLETE or DELETED.'),
    }),
    /** Whether an image moves only one state per run. */
    oneStatePerRun: z.boolean(),
    replacement: z.enum(['head', 'nextNewer', 'none'], 'head, nextNewer or none.'),
    /** Whether images that are already retired get the replacement too. */
    repoint: z.boolean(),
    /** Whether the dates of later states are written along with a new state. */
    writeDates: z.boolean(),
    limits: z.object({
      changes: whole(1, 100_000),
      /** How many of the changes may delete an image for good. */
      removals: whole(0, 100_000),
      /** Percentage of a family's images that may change state in a run; one always may. */
      percent: whole(1, 100),
      /** A run stops after this many failures. */
      errors: whole(1, 100_000),
    }),
  })
  .check(({ value, issues }) => {
    for (const { field, message } of contradictions(value)) {
      issues.push({ code: 'custom', input: value, path: field.split('.'), message })
    }
  })
export type RetirePolicy = z.infer<typeof RetirePolicy>

/** A sentence about a field: `ages.obsolete`, `choose.families.0`, or '' for the whole policy. */
export interface FieldProblem {
  field: string
  message: string
}

/** Everything wrong with a policy; empty if a plan can be made from it. */
export function policyProblems(policy: unknown): FieldProblem[] {
  const result = RetirePolicy.safeParse(policy)
  if (result.success) return []
  return result.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
}
