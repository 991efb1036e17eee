/** Checks images against rules: what each one is, and what would mend it. */
import { canBeHead } from '../family.ts'
import type { Families } from '../families.ts'
import { MAX_LABELS } from '../labels.ts'
import { areLabelsUnread } from '../protection.ts'
import { sameArchitecture } from '../replacement.ts'
import type { Parts } from '../retire/parts.ts'
import type { Image } from '../schema.ts'
import { isUnread } from '../unread.ts'
import { patternMatcher } from './pattern.ts'
import { requirementsOf, type Aspect, type Requirement } from './requirements.ts'
import { isAllowed, type Conventions, type TextRule } from './rules.ts'

/** What makes an image follow a requirement. */
export type Mend =
  | { kind: 'label'; key: string; value: string }
  | { kind: 'family'; family: string }
  /** @property replacement its family’s head, unless that is of another architecture */
  | { kind: 'deprecate'; replacement: Image | undefined }

/** An image that breaks a requirement. */
export interface Finding {
  requirement: Requirement
  image: Image
  /** The value that is there instead; undefined if there is none. */
  is: string | undefined
  /** Undefined if none is known, or if what is wrong can’t be changed. */
  mend: Mend | undefined
}

export interface Checked {
  requirement: Requirement
  findings: readonly Finding[]
  /** Images that can’t be judged: something couldn’t be read. */
  unknown: readonly Image[]
  /** How many images it applies to, or may. */
  applied: number
}

export interface Report {
  /** Of every requirement, in the order of the file. */
  all: readonly Checked[]
  /** How many images break at least one. */
  broken: number
  /** How many images at least one requirement applies to. */
  checked: number
  /** How many images couldn’t be judged by at least one. */
  unknown: number
}

/** What isn’t part of the image itself. */
export interface Surroundings {
  /** Whether a key in Cloud KMS encrypts an image; undefined if that isn’t known. */
  hasKey(image: Image): boolean | undefined
  /** The family that an image without one belongs to by its name. */
  familyFor?: (image: Image, rule: TextRule) => string | undefined
}

/** `unknown`: it can’t be judged. Null: it is as wanted. */
type Verdict = Pick<Finding, 'is' | 'mend'> | 'unknown' | null
type Test = (image: Image, around: Surroundings) => Verdict

export interface CheckedImage {
  findings: readonly Finding[]
  /** What can’t be judged: something couldn’t be read. */
  unknown: readonly Requirement[]
  /** How many requirements apply to it. */
  applied: number
}

/** A check of one image, by everything that doesn’t depend on others; made once for many images. */
export function imageChecker(
  conventions: Conventions,
): (image: Image, around?: Surroundings) => CheckedImage {
  const tests = testsOf(requirementsOf(conventions))
  return (image, around = { hasKey: ownKey }) => {
    const findings: Finding[] = []
    const unknown: Requirement[] = []
    let applied = 0
    for (const { requirement, test } of tests) {
      if (requirement.selects(image) !== false) applied += 1
      const verdict = judge(requirement, test, image, around)
      if (verdict === 'unknown') unknown.push(requirement)
      else if (verdict) findings.push({ requirement, image, ...verdict })
    }
    return { findings, unknown, applied }
  }
}

/** Whether a key in Cloud KMS encrypts the image; undefined if that couldn’t be read. */
export const ownKey = (image: Image): boolean | undefined =>
  isUnread(image, 'imageEncryptionKey.kmsKeyName')
    ? undefined
    : Boolean(image.imageEncryptionKey?.kmsKeyName)

/** Images checked before yielding. */
const STEP = 200

/**
 * Checks all images of a project.
 * @param images all of them: with some missing, too few count as active
 * @param hasKey as in {@link Surroundings}
 */
export function* checkImages(
  conventions: Conventions,
  images: Families,
  hasKey: Surroundings['hasKey'],
): Parts<Report> {
  const requirements = requirementsOf(conventions)
  const tests = testsOf(requirements)
  const found = new Map(requirements.map(({ id }) => [id, nothing()]))
  const around: Surroundings = { hasKey, familyFor: familyByName(images) }
  const covered = new Set<string>()
  let seen = 0
  for (const image of images.all()) {
    for (const { requirement, test } of tests) {
      if (requirement.selects(image) === false) continue
      const result = found.get(requirement.id)
      if (!result) continue
      covered.add(image.name)
      result.applied += 1
      const verdict = judge(requirement, test, image, around)
      if (verdict === 'unknown') result.unknown.push(image)
      else if (verdict) result.findings.push({ requirement, image, ...verdict })
    }
    if (++seen % STEP === 0) yield
  }
  for (const requirement of requirements) {
    if (requirement.aspect.kind !== 'mostActive') continue
    const result = found.get(requirement.id)
    if (!result) continue
    for (const image of images.all()) {
      if (++seen % STEP === 0) yield
      if (requirement.selects(image) !== undefined) continue
      covered.add(image.name)
      result.applied += 1
      result.unknown.push(image)
    }
    for (const name of images.names) {
      const members = images.family(name).members.filter((image) => requirement.selects(image))
      for (const { name: each } of members) covered.add(each)
      result.applied += members.length
      if (images.isGuess(name)) for (const member of members) result.unknown.push(member)
      else {
        const tooMany = tooManyActive(requirement, requirement.aspect.most, members)
        for (const finding of tooMany) result.findings.push(finding)
      }
      if (++seen % STEP === 0) yield
    }
  }
  const all = requirements.map((requirement) => ({
    requirement,
    ...(found.get(requirement.id) ?? nothing()),
  }))
  const broken = new Set(all.flatMap(({ findings }) => findings.map(({ image }) => image.name)))
  const unknown = new Set(all.flatMap((each) => each.unknown.map(({ name }) => name)))
  return { all, broken: broken.size, checked: covered.size, unknown: unknown.size }
}

const nothing = (): { findings: Finding[]; unknown: Image[]; applied: number } => ({
  findings: [],
  unknown: [],
  applied: 0,
})

function judge({ selects }: Requirement, test: Test, image: Image, around: Surroundings): Verdict {
  const isMeant = selects(image)
  if (isMeant === false) return null
  const verdict = test(image, around)
  return verdict !== null && isMeant === undefined ? 'unknown' : verdict
}

const testsOf = (requirements: readonly Requirement[]) =>
  requirements.flatMap((requirement) => {
    const test = testOf(requirement.aspect)
    return test ? [{ requirement, test }] : []
  })

/** @returns undefined for what one image alone doesn’t show */
function testOf(aspect: Aspect): Test | undefined {
  switch (aspect.kind) {
    case 'label':
      return labelTest(aspect)
    case 'name':
      return textTest(aspect.rule, 'name')
    case 'family': {
      const test = textTest(aspect.rule, 'family')
      return (image, around) => {
        const verdict = test(image, around)
        if (!verdict || verdict === 'unknown' || verdict.is !== undefined) return verdict
        const family = around.familyFor?.(image, aspect.rule)
        return {
          is: undefined,
          mend: family === undefined ? undefined : { kind: 'family', family },
        }
      }
    }
    case 'description':
      return textTest(aspect.rule, 'description')
    case 'encryption':
      return (image, { hasKey }) => {
        const has = hasKey(image)
        return has ? null : has === undefined ? 'unknown' : { is: undefined, mend: undefined }
      }
    case 'mostActive':
      return undefined
  }
}

function textTest(rule: TextRule, field: 'name' | 'family' | 'description'): Test {
  const { patterns, required = true } = rule
  const matches = patterns && patternMatcher(patterns)
  return (image) => {
    if (isUnread(image, field)) return 'unknown'
    const text = image[field] ?? ''
    if (text === '') return required ? { is: undefined, mend: undefined } : null
    return !matches || matches(text, image.family) ? null : { is: text, mend: undefined }
  }
}

function labelTest({ key, rule }: Extract<Aspect, { kind: 'label' }>): Test {
  const allows = isAllowed(rule)
  const only = rule.patterns === undefined && rule.values?.length === 1 ? rule.values[0] : undefined
  const add = rule.default ?? only
  return (image) => {
    const { labels = {}, family } = image
    const mend = (value: string | undefined): Mend | undefined =>
      value === undefined ? undefined : { kind: 'label', key, value }
    if (Object.hasOwn(labels, key)) {
      const is = labels[key] ?? ''
      return allows(is, family) ? null : { is, mend: mend(only) }
    }
    if (areLabelsUnread(image)) return 'unknown'
    if (rule.required === false) return null
    const hasRoom = Object.keys(labels).length < MAX_LABELS
    return { is: undefined, mend: hasRoom ? mend(add) : undefined }
  }
}

/** Of the members, newest first, those that are active beyond the newest `most`. */
function tooManyActive(
  requirement: Requirement,
  most: number,
  members: readonly Image[],
): Finding[] {
  const active = members.filter(canBeHead)
  const [head] = active
  return active.slice(most).map((image) => ({
    requirement,
    image,
    is: String(active.length),
    mend: {
      kind: 'deprecate',
      replacement: head && sameArchitecture(head, image) ? head : undefined,
    },
  }))
}

/** By the longest name of a family that an image’s name begins with: `web-base-v42` → `web-base`. */
function familyByName(images: Families): NonNullable<Surroundings['familyFor']> {
  const known = new Set(images.names)
  return ({ name }, { patterns }) => {
    const fits = patterns ? patternMatcher(patterns) : () => true
    for (let end = name.lastIndexOf('-'); end > 0; end = name.lastIndexOf('-', end - 1)) {
      const family = name.slice(0, end)
      if (known.has(family) && fits(family)) return family
    }
    return undefined
  }
}
