/** The resources related to the demo images: disks, snapshots and instances. */
import type { Image } from '../../compute/schema.ts'
import { formatTime, NO_LABELS } from '../base/wire.ts'
import { DAY, HOUR, labelFields, type Builder } from './builder.ts'
import type { Estate } from './families.ts'
import { BUILDER_DISKS } from './sources.ts'

interface MachineSpec {
  /** Instances are named `prefix-1`, `prefix-2`, … */
  prefix: string
  count: number
  /** The image: family and index from the newest. */
  image: readonly [family: string, place: number]
  zones: readonly string[]
  type: string
  /** Age of the youngest, in days. */
  age: number
  status?: string
}

const CENTRAL = ['us-central1-a', 'us-central1-b', 'us-central1-c']

const MACHINES: readonly MachineSpec[] = [
  {
    prefix: 'web',
    count: 14,
    image: ['web-base', 0],
    zones: CENTRAL,
    type: 'n4-standard-4',
    age: 1,
  },
  {
    prefix: 'web-old',
    count: 6,
    image: ['web-base', 1],
    zones: CENTRAL,
    type: 'n4-standard-4',
    age: 9,
  },
  {
    prefix: 'web-arm',
    count: 3,
    image: ['web-base-arm', 1],
    zones: CENTRAL,
    type: 'c4a-standard-4',
    age: 2,
  },
  {
    prefix: 'runner',
    count: 5,
    image: ['ci-runner', 0],
    zones: ['us-east1-b'],
    type: 'c4-standard-8',
    age: 1,
  },
  {
    prefix: 'runner-stale',
    count: 2,
    image: ['ci-runner', 24],
    zones: ['us-east1-c'],
    type: 'c3-standard-8',
    age: 30,
    status: 'TERMINATED',
  },
  {
    prefix: 'pg',
    count: 2,
    image: ['db-postgres-16', 1],
    zones: ['us-central1-a', 'us-central1-f'],
    type: 'c4-highmem-16',
    age: 20,
  },
  {
    prefix: 'gpu',
    count: 2,
    image: ['gpu-cuda-13', 0],
    zones: ['us-central1-a'],
    type: 'g2-standard-12',
    age: 3,
  },
  {
    prefix: 'shop-legacy',
    count: 1,
    image: ['legacy-tomcat', 0],
    zones: ['europe-west3-a'],
    type: 'n2-standard-2',
    age: 400,
  },
  {
    prefix: 'ad',
    count: 2,
    image: ['windows-2025-hardened', 1],
    zones: ['europe-west1-b'],
    type: 'n4-standard-4',
    age: 15,
  },
  {
    prefix: 'node',
    count: 6,
    image: ['k8s-node', 2],
    zones: ['europe-west4-a', 'europe-west4-b'],
    type: 'n4-standard-8',
    age: 4,
  },
  {
    prefix: 'bastion',
    count: 1,
    image: ['bastion', 0],
    zones: ['us-central1-b'],
    type: 'e2-small',
    age: 10,
  },
  {
    prefix: 'edge',
    count: 4,
    image: ['edge-proxy', 0],
    zones: ['asia-east1-a', 'us-west1-a'],
    type: 'n4-highcpu-4',
    age: 2,
  },
]

/** Stores disks and instances that use the demo images, and the disks and snapshots the images come from. */
export function putMachines(builder: Builder, estate: Estate): void {
  for (const spec of MACHINES) {
    const [family, place] = spec.image
    const image = estate.get(family)?.[place]
    if (!image) continue
    for (let i = 0; i < spec.count; i++) putInstance(builder, spec, image, i)
  }
  putBuilderDisks(builder, estate)
  putSnapshots(builder, estate)
}

function putInstance(builder: Builder, spec: MachineSpec, image: Image, i: number): void {
  const name = `${spec.prefix}-${i + 1}`
  const zone = spec.zones[i % spec.zones.length] ?? 'us-central1-a'
  const scope = `zones/${zone}`
  const created = builder.now - (spec.age + i * 0.1) * DAY
  const instance = builder.link(`${scope}/instances/${name}`)
  const disk = makeDisk(builder, { name, zone, created, image, users: [instance] })
  builder.put('disks', disk, scope)
  const doc = {
    kind: 'compute#instance',
    id: builder.id(),
    creationTimestamp: formatTime(created),
    name,
    tags: { fingerprint: NO_LABELS },
    machineType: builder.link(`${scope}/machineTypes/${spec.type}`),
    status: spec.status ?? 'RUNNING',
    zone: builder.link(scope),
    disks: [
      {
        kind: 'compute#attachedDisk',
        type: 'PERSISTENT',
        mode: 'READ_WRITE',
        source: disk.selfLink,
        deviceName: 'persistent-disk-0',
        index: 0,
        boot: true,
        autoDelete: true,
        licenses: image.licenses,
        interface: 'SCSI',
        diskSizeGb: disk.sizeGb,
      },
    ],
    selfLink: instance,
    labelFingerprint: labelFields(undefined, name).labelFingerprint,
  }
  builder.put('instances', doc, scope)
}

interface DiskSpec {
  name: string
  zone: string
  created: number
  id?: string | undefined
  /** What it was created from. */
  image?: Image | undefined
  users?: string[]
}

function makeDisk(builder: Builder, { name, zone, created, id, image, users }: DiskSpec) {
  const scope = `zones/${zone}`
  return {
    kind: 'compute#disk',
    id: id ?? builder.id(),
    creationTimestamp: formatTime(created),
    name,
    sizeGb: image?.diskSizeGb ?? '10',
    zone: builder.link(scope),
    status: 'READY',
    sourceImage: image?.selfLink,
    sourceImageId: image?.id,
    selfLink: builder.link(`${scope}/disks/${name}`),
    type: builder.link(`${scope}/diskTypes/pd-balanced`),
    licenses: image?.licenses,
    guestOsFeatures: image?.guestOsFeatures,
    lastAttachTimestamp: users && formatTime(created),
    users,
    labelFingerprint: labelFields(undefined, name).labelFingerprint,
    licenseCodes: image?.licenseCodes,
    physicalBlockSizeBytes: '4096',
    architecture: image?.architecture,
  }
}

/** The disks of the newest builds. The one of web-base has since been recreated under the same name. */
function putBuilderDisks(builder: Builder, estate: Estate): void {
  for (const [family, name] of BUILDER_DISKS) {
    const image = estate.get(family)?.[0]
    const again = family === 'web-base'
    const created = again
      ? builder.now - DAY
      : Date.parse(image?.creationTimestamp ?? '') - 2 * HOUR
    const id = again ? undefined : image?.sourceDiskId
    const base = estate.get('web-base')?.[1]
    const disk = makeDisk(builder, { name, zone: 'us-central1-a', created, id, image: base })
    builder.put('disks', disk, 'zones/us-central1-a')
  }
}

/** Snapshots that images were created from, and nightly ones of the databases. */
function putSnapshots(builder: Builder, estate: Estate): void {
  const golden = ['db-postgres-16', 'data-spark'].flatMap((family) =>
    (estate.get(family) ?? []).filter((image) => image.status === 'READY').slice(0, 4),
  )
  for (const image of golden) {
    const { sourceSnapshot = '', sourceSnapshotId: id, creationTimestamp = '' } = image
    const name = sourceSnapshot.slice(sourceSnapshot.lastIndexOf('/') + 1)
    const created = Date.parse(creationTimestamp) - HOUR
    putSnapshot(builder, { name, id, created, image, disk: `${image.family}-golden` })
  }
  for (let night = 0; night < 7; night++) {
    const created = builder.now - night * DAY - 5 * HOUR
    // The date in UTC: one day a year in Pacific time has 25 hours, and thus two nights.
    const name = `pg-1-nightly-${new Date(created).toISOString().slice(0, 10)}`
    const image = estate.get('db-postgres-16')?.[1]
    putSnapshot(builder, { name, created, image, disk: 'pg-1' })
  }
}

interface SnapshotSpec {
  name: string
  id?: string | undefined
  created: number
  image: Image | undefined
  disk: string
}

function putSnapshot(builder: Builder, { name, id, created, image, disk }: SnapshotSpec): void {
  const gb = Number(image?.diskSizeGb ?? 10)
  builder.put('snapshots', {
    kind: 'compute#snapshot',
    id: id ?? builder.id(),
    creationTimestamp: formatTime(created),
    name,
    status: 'READY',
    sourceDisk: builder.link(`zones/us-central1-a/disks/${disk}`),
    sourceDiskId: builder.id(),
    diskSizeGb: String(gb),
    storageBytes: String(Math.round(gb * 2 ** 30 * 0.2 * (0.5 + builder.random()))),
    storageBytesStatus: 'UP_TO_DATE',
    licenses: image?.licenses,
    selfLink: builder.link(`global/snapshots/${name}`),
    ...labelFields({ team: 'data' }, name),
    licenseCodes: image?.licenseCodes,
    storageLocations: ['us'],
    guestOsFeatures: image?.guestOsFeatures,
    architecture: image?.architecture,
  })
}
