/** Broken replacements: what is wrong with each, why it matters, and how to fix it. */
import { word } from '../../text/words.ts'
import type { Change } from '../changes/change.ts'
import { stateOf } from '../deprecation.ts'
import type { Families } from '../families.ts'
import { imagePath, linkName, selfLink } from '../links.ts'
import { replacementFaults, sameArchitecture, type ReplacementFault } from '../replacement.ts'
import type { Image } from '../schema.ts'
import { isUnread } from '../unread.ts'

export interface Diagnosis {
  image: Image
  /** The replacement as written in the image. */
  replacement: string
  /** The most serious problem with it. */
  fault: ReplacementFault
  /**
   * What its replacement should be: the head of its family. Undefined if that isn't suitable, or
   * isn't known.
   */
  mend: Image | undefined
}

export interface Checkup {
  /** Sorted by family and name. */
  diagnoses: readonly Diagnosis[]
  /** How many images have a replacement. */
  checked: number
  /** Images whose replacement couldn't be read. */
  unread: readonly Image[]
}

/** A cycle is worse than a retired image, and every cycle consists of retired images. */
const GRAVITY: readonly ReplacementFault['kind'][] = [
  'noImage',
  'family',
  'missing',
  'itself',
  'cycle',
  'notReady',
  'architecture',
  'retired',
]

/**
 * Checks the replacement of every image of a project. Those in other projects are assumed to be
 * fine.
 */
export function checkReplacements(images: Families, project: string): Checkup {
  const diagnoses: Diagnosis[] = []
  const unread: Image[] = []
  let checked = 0
  for (const image of images.all()) {
    if (isUnread(image, 'deprecated.replacement')) unread.push(image)
    const replacement = image.deprecated?.replacement
    if (!replacement) continue
    checked += 1
    const faults = replacementFaults(image, replacement, project, images)
    const fault = gravest(faults)
    if (!fault) continue
    const head = headFor(image, images)
    diagnoses.push({
      image,
      replacement,
      fault,
      mend: head && fits(head, image) ? head : undefined,
    })
  }
  diagnoses.sort((a, b) => order(a.image, b.image))
  return { diagnoses, checked, unread }
}

const gravest = (faults: readonly ReplacementFault[]) =>
  faults.toSorted((a, b) => GRAVITY.indexOf(a.kind) - GRAVITY.indexOf(b.kind))[0]

/** What its family resolves to; undefined: nothing, or unknown. */
function headFor({ family = '' }: Image, images: Families): Image | undefined {
  return family === '' || images.isGuess(family) ? undefined : images.family(family).head
}

const fits = (head: Image, image: Image) =>
  head.name !== image.name && sameArchitecture(head, image)

const order = (a: Image, b: Image) => {
  const [one, other] = [a, b].map(({ family = '', name }) => `${family} ${name}`)
  return one === other ? 0 : (one ?? '') < (other ?? '') ? -1 : 1
}

/** The change that fixes it; undefined if nothing does. */
export function mendChange(
  { image, mend }: Diagnosis,
  project: string,
  universe?: string,
): Change | undefined {
  if (!mend) return undefined
  const replacement = selfLink(imagePath(project, mend.name), universe)
  return { kind: 'deprecate', status: { ...image.deprecated, replacement } }
}

/** What is wrong and why it matters, as a sentence. */
export function diagnosisText({ image, replacement, fault }: Diagnosis): string {
  switch (fault.kind) {
    case 'noImage':
      return `${linkName(replacement)} isn’t an image, so warnings about ${image.name} lead nowhere.`
    case 'family':
      return `It names a family. Tools that read replacements expect one image.`
    case 'missing':
      return `${fault.name} doesn’t exist, so warnings about ${image.name} lead nowhere.`
    case 'itself':
      return 'It names itself, so it doesn’t lead to an active image.'
    case 'cycle':
      return `${fault.path.join(' → ')}: they replace each other, so none leads to an active image.`
    case 'notReady':
      return fault.candidate.status === 'FAILED'
        ? `The creation of ${fault.candidate.name} failed, so nothing can be made from it.`
        : `${fault.candidate.name} isn’t ready, so nothing can be made from it yet.`
    case 'architecture':
      return `${fault.candidate.name} is for ${fault.candidate.architecture}, ${image.name} for ${image.architecture}. VMs won’t boot from it.`
    case 'retired':
      return `${fault.candidate.name} is ${word(stateOf(fault.candidate)).toLowerCase()} itself.`
  }
}
