import type { DeprecationStatus, Image } from '../../compute/schema.ts'
import { hashBytes } from '../base/random.ts'
import type { Store } from '../store/store.ts'
import { formatTime } from '../base/wire.ts'
import { createBuilder, DAY, dayName, makeImage, type Builder, type Resource } from './builder.ts'
import { CATALOG, featuresOf, isArm, LICENSE_CODES, type CatalogRow } from './catalog.ts'

/** The head of each public family, by family name. */
export type PublicHeads = ReadonlyMap<string, Image>

/** How many releases of a family are kept; the newest is ACTIVE, the oldest OBSOLETE. */
const RELEASES = 4

/**
 * Fills the public projects: debian-cloud, ubuntu-os-cloud and so on.
 * @param now ms since the epoch; the newest releases are a few days old
 */
export function seedPublicProjects(store: Store, now: number, universe?: string): PublicHeads {
  const heads = new Map<string, Image>()
  for (const [project, rows] of Object.entries(CATALOG)) {
    const builder = createBuilder(store, project, now, universe)
    for (const name of new Set(rows.map(([, , license]) => license))) {
      builder.put('licenses', makeLicense(builder, name))
    }
    for (const row of rows) heads.set(row[0], putReleases(builder, row))
  }
  return heads
}

function putReleases(builder: Builder, row: CatalogRow): Image {
  const [family, pattern] = row
  const age = 3 + (hashBytes(family)[0] ?? 0) / 16
  const head = makeRelease(builder, row, builder.now - age * DAY)
  builder.put('images', head)
  const releases = pattern.includes('*') ? RELEASES : 1
  for (let i = 1; i < releases; i++) {
    const release = makeRelease(builder, row, builder.now - (age + 30 * i) * DAY)
    const deprecated: DeprecationStatus = {
      state: i === RELEASES - 1 ? 'OBSOLETE' : 'DEPRECATED',
      replacement: head.selfLink,
    }
    builder.put('images', { ...release, deprecated })
  }
  return head
}

function makeRelease(builder: Builder, [family, pattern, license, gb]: CatalogRow, at: number) {
  const day = dayName(at)
  const name = pattern.replace('*', day)
  return makeImage(builder, at, {
    name,
    family,
    description: `${builder.project.replace(/-cloud$/, '')}, ${family}, built on ${day}`,
    diskSizeGb: String(gb),
    rawDisk: { source: '', containerType: 'TAR' },
    licenses: [builder.link(`global/licenses/${license}`)],
    licenseCodes: [licenseCode(license)],
    guestOsFeatures: featuresOf(pattern),
    architecture: isArm(pattern) ? 'ARM64' : 'X86_64',
    storageLocations: ['asia', 'eu', 'us'],
    labels: { 'public-image': 'true' },
  })
}

function makeLicense(builder: Builder, name: string): Resource {
  const premium = /^(?:rhel|sles|sql|windows|ubuntu-pro)/.test(name)
  return {
    kind: 'compute#license',
    id: builder.id(),
    creationTimestamp: formatTime(builder.now - 700 * DAY),
    name,
    selfLink: builder.link(`global/licenses/${name}`),
    licenseCode: licenseCode(name),
    chargesUseFee: premium,
    transferable: true,
  }
}

/** The code of a license: the real one if known, otherwise one derived from its name. */
function licenseCode(name: string): string {
  const known = LICENSE_CODES.get(name)
  if (known) return known
  const number = hashBytes(name).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  return String(1_000_000_000_000_000_000n + number / 4n)
}

/** The heads of the public families in a store, which are added first if missing. */
export function publicHeads(store: Store, now: number, universe?: string): PublicHeads {
  if (store.count('images', 'debian-cloud') === 0) return seedPublicProjects(store, now, universe)
  const heads = new Map<string, Image>()
  for (const [project, rows] of Object.entries(CATALOG)) {
    for (const [family] of rows) {
      const row = store.head(project, family)
      if (row) heads.set(family, JSON.parse(row.json) as Image)
    }
  }
  return heads
}
