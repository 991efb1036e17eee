/** Builds the images of the demo estate from its table. */
import { archiveLink } from '../../compute/archive.ts'
import type { DeprecationStatus, Image } from '../../compute/schema.ts'
import { base64 } from '../base/wire.ts'
import { DAY, dayName, HOUR, makeImage, type Builder } from './builder.ts'
import { featuresOf, isArm } from './catalog.ts'
import { FAMILIES, LOOSE, type FamilySpec, type LooseSpec } from './estate.ts'
import type { PublicHeads } from './publicProjects.ts'
import { BUILDER_DISKS, goldenSnapshot } from './sources.ts'

/** Images of the estate by family, newest first. Those without a family are under the empty name. */
export type Estate = Map<string, Image[]>

const STATES = { A: 'ACTIVE', D: 'DEPRECATED', O: 'OBSOLETE', X: 'DELETED' } as const

/** Builds and stores all images, base images first. */
export function makeEstate(builder: Builder, heads: PublicHeads): Estate {
  const estate: Estate = new Map()
  for (const spec of FAMILIES) {
    const images = makeFamily(builder, spec, (created) => baseOf(spec, heads, estate, created))
    estate.set(spec.family, images)
    for (const image of images) builder.put('images', image)
  }
  const loose = LOOSE.map((spec) => makeLoose(builder, spec, estate))
  estate.set('', loose)
  for (const image of loose) builder.put('images', image)
  return estate
}

/** The image one was built from: the newest of its base family at the time. */
function baseOf({ base }: FamilySpec, heads: PublicHeads, estate: Estate, created: number) {
  const own = estate.get(base)
  return own
    ? (own.find((image) => Date.parse(image.creationTimestamp ?? '') < created) ?? own.at(-1))
    : heads.get(base)
}

function makeFamily(
  builder: Builder,
  spec: FamilySpec,
  baseAt: (created: number) => Image | undefined,
): Image[] {
  const states = [...spec.states]
  const images = states.map((state, i) => {
    const created = createdAt(builder, spec, i)
    return makeMember(builder, spec, { i, created, state, base: baseAt(created) })
  })
  const head = images.find((_, i) => states[i] === 'A')
  return images.map((image, i) => {
    const replacement = images[spec.replacedBy?.[i] ?? -1] ?? head
    const deprecated = deprecation(builder, spec, { i, state: states[i] ?? 'A', replacement })
    return deprecated ? { ...image, deprecated } : image
  })
}

/** Builds run in the morning; the pending one started a few minutes ago. */
function createdAt({ now, random }: Builder, { ages: [age, step], states }: FamilySpec, i: number) {
  if (states[i] === 'P') return now - PENDING_FOR
  const days = age === 0 ? 4 + (i - 1) * step : age + i * step
  return Math.round(now - days * DAY - (1 + 4 * random()) * HOUR)
}

/** Elapsed and total time of the PENDING image: it is at 62 %. */
export const PENDING_FOR = 744_000
export const PENDING_TIME = 1_200_000

interface Member {
  i: number
  created: number
  state: string
  base: Image | undefined
}

function makeMember(builder: Builder, spec: FamilySpec, { i, created, state, base }: Member) {
  const name = spec.names.replace('#', String(spec.newest - i)).replace('@', dayName(created))
  const unfinished = state === 'P' || state === 'F'
  return makeImage(builder, created, {
    name,
    family: spec.family,
    description: `${spec.description}${i % 4 === 3 ? `, build ${1200 - 7 * i}` : ''}`,
    diskSizeGb: String(spec.gb),
    ...inherited(spec.base, base),
    ...sourceOf(builder, spec, { i, created, base }),
    labels: labelsOf(spec, i),
    ...(spec.family === 'bastion' && i < 2 && { shieldedInstanceInitialState: SHIELDED }),
    ...spec.fields,
    ...(unfinished && {
      status: state === 'P' ? 'PENDING' : 'FAILED',
      archiveSizeBytes: undefined,
    }),
  })
}

/** What an image inherits from its base. */
function inherited(base: string, image: Image | undefined): Partial<Image> {
  return {
    licenses: image?.licenses,
    licenseCodes: image?.licenseCodes,
    guestOsFeatures: image?.guestOsFeatures ?? featuresOf(base),
    architecture: isArm(base) ? 'ARM64' : 'X86_64',
  }
}

function sourceOf(
  builder: Builder,
  { family, source }: FamilySpec,
  { i, created, base }: Pick<Member, 'i' | 'created' | 'base'>,
): Partial<Image> {
  const { link, id, project, universe } = builder
  switch (source) {
    case 'image':
      return { sourceImage: base?.selfLink, sourceImageId: base?.id }
    case 'disk': {
      const disk = (i === 0 && BUILDER_DISKS.get(family)) || `builder-${hex4(builder)}`
      return { sourceDisk: link(`zones/us-central1-a/disks/${disk}`), sourceDiskId: id() }
    }
    case 'snapshot': {
      const name = goldenSnapshot(family, created)
      return { sourceSnapshot: link(`global/snapshots/${name}`), sourceSnapshotId: id() }
    }
    case 'archive': {
      const bucket = `${project}-images`
      const object = `${family}/${dayName(created)}.tar.gz`
      const source = archiveLink({ kind: 'object', bucket, object }, universe)
      return { rawDisk: { source, containerType: 'TAR' } }
    }
  }
}

const hex4 = ({ random }: Builder) =>
  Math.floor(random() * 65_536)
    .toString(16)
    .padStart(4, '0')

/** The newest have all labels, older ones fewer: nobody relabels them. */
function labelsOf({ labels, states }: FamilySpec, i: number) {
  if (states[i] === 'P') return { ...labels, env: 'dev' }
  if (i < 2 || i % 5 === 4) return labels
  const { env, team } = labels
  if (i < 4 && env) return { env }
  return i % 2 === 0 && team ? { team } : undefined
}

const FIELDS = { D: 1, O: 2, X: 3 } as const

function deprecation(
  builder: Builder,
  spec: FamilySpec,
  { i, state, replacement }: { i: number; state: string; replacement: Image | undefined },
): DeprecationStatus | undefined {
  const planned = spec.dates?.[i]
  const retired = state === 'D' || state === 'O' || state === 'X'
  if (!retired && !planned) return undefined
  const status: DeprecationStatus = { state: retired ? STATES[state] : 'ACTIVE' }
  if (retired && replacement && state !== 'X') status.replacement = replacement.selfLink
  if (retired && spec.dated) {
    // It changed state at even intervals between its successor’s creation and now.
    const from = createdAt({ ...builder, random: () => 0.5 }, spec, Math.max(0, i - 1))
    const steps = FIELDS[state]
    const at = (step: number) => from + ((builder.now - from) * step) / (steps + 0.4)
    status.deprecated = utc(at(0.2))
    if (steps > 1) status.obsolete = utc(at(1))
    if (steps > 2) status.deleted = utc(at(2))
  }
  for (const [field, days] of Object.entries(planned ?? {}) as [
    keyof DeprecationStatus,
    number,
  ][]) {
    status[field] = midnight(builder.now + days * DAY)
  }
  return status
}

const utc = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`
const midnight = (time: number) => `${new Date(time).toISOString().slice(0, 10)}T00:00:00Z`

function makeLoose(builder: Builder, spec: LooseSpec, estate: Estate): Image {
  const { name, age, state, gb, description, labels, fields } = spec
  const base = estate.get('web-base')?.at(-1)
  const image = makeImage(builder, builder.now - age * DAY - 3 * HOUR, {
    name,
    description,
    diskSizeGb: String(gb),
    labels,
    ...inherited(name, base),
    sourceDisk: builder.link(`zones/us-east1-b/disks/${name}-source`),
    sourceDiskId: builder.id(),
    ...fields,
  })
  return state === 'D' ? { ...image, deprecated: { state: 'DEPRECATED' } } : image
}

/** The bytes of a DER certificate or a signature list in base64url, as returned by the service. */
const file = (fileType: 'X509' | 'BIN', ...bytes: number[]) => ({
  content: base64(bytes).replaceAll('+', '-').replaceAll('/', '_'),
  fileType,
})

const SHIELDED = {
  pk: file('X509', 0x30, 0x82, 0x03, 0x0b, 0x30, 0x82, 0xfb, 0xef, 0xbe, 0xff),
  keks: [file('X509', 0x30, 0x82, 0x05, 0xe8, 0x30, 0x82, 0xff, 0xfe, 0x3e, 0x3f)],
  dbs: [
    file('X509', 0x30, 0x82, 0x05, 0xd7, 0x30, 0x82, 0x03, 0xbf, 0xa0, 0x03),
    file('X509', 0x30, 0x82, 0x06, 0x10, 0x30, 0x82, 0x03, 0xf8, 0xa0, 0x03),
  ],
  dbxs: [file('BIN', 0x26, 0x16, 0xc4, 0xc1, 0x4c, 0x50, 0x92, 0x40)],
}
