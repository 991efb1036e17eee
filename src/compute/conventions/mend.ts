/** Mends as changes, at most one for each image. */
import type { Change, ImageChange } from '../changes/change.ts'
import { MAX_LABELS } from '../labels.ts'
import { imagePath, selfLink } from '../links.ts'
import type { Image, Labels } from '../schema.ts'
import type { Finding, Mend } from './check.ts'

export interface Mending {
  step: ImageChange
  before: Image
}

/**
 * The changes that mend findings. All labels of an image are one change; of other mends the first one
 * of an image counts, because each is decided on the image as it is now.
 * @param universe for links to replacements: `googleapis.com`
 */
export function mendings(
  findings: Iterable<Finding>,
  project: string,
  universe?: string,
): Mending[] {
  const mends = new Map<string, { image: Image; mends: Mend[] }>()
  for (const { image, mend } of findings) {
    if (!mend) continue
    const known = mends.get(image.name)
    if (known) known.mends.push(mend)
    else mends.set(image.name, { image, mends: [mend] })
  }
  return [...mends.values()].map(({ image, mends: all }) => ({
    step: {
      target: { project, image: image.name },
      change: changeOf(image, all, project, universe),
    },
    before: image,
  }))
}

function changeOf(
  image: Image,
  mends: readonly Mend[],
  project: string,
  universe: string | undefined,
): Change {
  const other = mends.find((mend) => mend.kind !== 'label')
  if (other?.kind === 'family') return { kind: 'patch', fields: { family: other.family } }
  if (other?.kind === 'deprecate') {
    const { replacement } = other
    const link = replacement && selfLink(imagePath(project, replacement.name), universe)
    const status = { ...image.deprecated, state: 'DEPRECATED', ...(link && { replacement: link }) }
    return { kind: 'deprecate', status }
  }
  const labels: Labels = { ...image.labels }
  for (const mend of mends) {
    const isNew = mend.kind === 'label' && !Object.hasOwn(labels, mend.key)
    if (mend.kind !== 'label' || (isNew && Object.keys(labels).length >= MAX_LABELS)) continue
    labels[mend.key] = mend.value
  }
  // Lists omit the fingerprint: it is read just before sending.
  const { labelFingerprint = '' } = image
  return { kind: 'setLabels', labels, labelFingerprint }
}
