/** The demo estate as a table: fourteen families of a company that builds its own images. */
import type { Image, Labels } from '../../compute/schema.ts'

/** Planned deprecation dates in days from now; negative ones are in the past. */
interface Dates {
  deprecated?: number
  obsolete?: number
  deleted?: number
}

export interface FamilySpec {
  family: string
  /** Image names: `#` is an increasing number, `@` the build date. */
  names: string
  /** The number of the newest image. */
  newest: number
  /** From newest to oldest: A(ctive), D(eprecated), O(bsolete), X (DELETED), P(ENDING), F(AILED). */
  states: string
  /** Age of the newest, and days between two. */
  ages: readonly [newest: number, step: number]
  /** The family it is built from: a public one, or one of the project’s. */
  base: string
  /** The kind of source: an image, a build disk, a snapshot, or an archive. */
  source: 'image' | 'disk' | 'snapshot' | 'archive'
  gb: number
  description: string
  labels: Labels
  /** Planned dates of single images, by index from the newest. */
  dates?: Readonly<Record<number, Dates>>
  /** The replacements of single images, both by index from the newest; otherwise the newest active one. */
  replacedBy?: Readonly<Record<number, number>>
  /** Whether state changes recorded their dates; otherwise only a replacement. */
  dated?: boolean
  /** Fields common to all its images. */
  fields?: Partial<Image>
}

const kms = (key: string) => ({
  kmsKeyName: `projects/shop-keys/locations/us/keyRings/images/cryptoKeys/${key}/cryptoKeyVersions/1`,
})

export const FAMILIES: readonly FamilySpec[] = [
  {
    family: 'web-base',
    names: 'web-base-v#',
    newest: 42,
    states: 'AADDDDOXOOOO',
    ages: [2, 21],
    base: 'debian-12',
    source: 'disk',
    gb: 10,
    description: 'Hardened Debian 12 with nginx 1.28',
    labels: { env: 'prod', team: 'web' },
    dated: true,
    dates: { 0: { deprecated: 97 }, 2: { obsolete: 31 }, 3: { obsolete: -12 }, 6: { deleted: 41 } },
    fields: { imageEncryptionKey: kms('web') },
  },
  {
    family: 'web-base-arm',
    names: 'web-base-arm-v#',
    newest: 13,
    states: 'PADD',
    ages: [0, 14],
    base: 'debian-12-arm64',
    source: 'disk',
    gb: 10,
    description: 'Hardened Debian 12 with nginx 1.28, for Arm',
    labels: { env: 'prod', team: 'web' },
  },
  {
    family: 'ci-runner',
    names: 'ci-runner-@',
    newest: 0,
    states: `AAA${'D'.repeat(20)}${'O'.repeat(22)}${'X'.repeat(7)}`,
    ages: [2.25, 3],
    base: 'web-base',
    source: 'image',
    gb: 50,
    description: 'Build agent: Docker 29, Node 24, Go 1.26, JDK 25',
    labels: { env: 'ci', team: 'platform', 'cost-center': 'cc-2041' },
    dates: { 20: { obsolete: -9 }, 21: { obsolete: -12 }, 22: { obsolete: -15 } },
  },
  {
    family: 'db-postgres-16',
    names: 'db-postgres-16-r#',
    newest: 7,
    states: 'ADDDDOO',
    ages: [11, 34],
    base: 'debian-12',
    source: 'snapshot',
    gb: 200,
    description: 'PostgreSQL 16 with pgBackRest, tuned for 64 GB of memory',
    labels: { env: 'prod', team: 'data', tier: 'gold' },
    dated: true,
    dates: { 1: { obsolete: 45 }, 6: { deleted: -20 } },
    fields: { imageEncryptionKey: kms('data'), enableConfidentialCompute: true },
  },
  {
    family: 'gpu-cuda-13',
    names: 'gpu-cuda-13-v#',
    newest: 9,
    states: 'AAD',
    ages: [8, 40],
    base: 'ubuntu-2404-lts-amd64',
    source: 'image',
    gb: 100,
    description: 'Ubuntu 24.04 with CUDA 13.1 and driver 590',
    labels: { env: 'prod', team: 'ml', accelerator: 'l4' },
    fields: { storageLocations: ['us-central1'] },
  },
  {
    family: 'legacy-tomcat',
    names: 'legacy-tomcat-#',
    newest: 8,
    states: 'OOOOOOXX',
    ages: [410, 45],
    base: 'centos-stream-9',
    source: 'archive',
    gb: 40,
    description: 'Tomcat 8.5 of the old shop; superseded by containers',
    labels: { env: 'prod', team: 'shop', lifecycle: 'retired' },
    dated: true,
  },
  {
    family: 'windows-2025-hardened',
    names: 'windows-2025-hardened-#',
    newest: 11,
    states: 'AADDDDDO',
    ages: [6, 28],
    base: 'windows-2025',
    source: 'image',
    gb: 64,
    description: 'Windows Server 2025, CIS level 1',
    labels: { env: 'prod', team: 'corp-it', os: 'windows', benchmark: 'cis-l1' },
    dates: { 6: { obsolete: -4 } },
  },
  {
    family: 'k8s-node',
    names: 'k8s-node-1-34-#',
    newest: 14,
    states: 'AADDDDDDDDOOOO',
    ages: [5, 9],
    base: 'ubuntu-2404-lts-amd64',
    source: 'image',
    gb: 30,
    description: 'Kubernetes 1.34 node, containerd 2.2',
    labels: { env: 'prod', team: 'platform', tier: 'gold' },
    dated: true,
    dates: { 12: { deleted: -3 }, 13: { deleted: -12 } },
  },
  {
    family: 'bastion',
    names: 'bastion-@',
    newest: 0,
    states: 'ADDDDO',
    ages: [16, 30],
    base: 'web-base',
    source: 'image',
    gb: 10,
    description: 'Jump host with OS Login and session recording',
    labels: { env: 'prod', team: 'security', 'data-class': 'restricted' },
  },
  {
    family: 'cache-redis-8',
    names: 'cache-redis-8-v#',
    newest: 23,
    states: 'AADDDDDDO',
    ages: [13, 17],
    base: 'rocky-linux-9',
    source: 'image',
    gb: 20,
    description: 'Redis 8.4 with TLS, on Rocky Linux 9',
    labels: { env: 'staging', team: 'data' },
    dates: { 1: { deprecated: 6 } },
    fields: { storageLocations: ['eu'] },
  },
  {
    family: 'data-spark',
    names: 'data-spark-@',
    newest: 0,
    states: 'FADDDDOO',
    ages: [1, 23],
    base: 'debian-12',
    source: 'snapshot',
    gb: 120,
    description: 'Spark 4.1 worker',
    labels: { env: 'prod', team: 'data' },
  },
  {
    family: 'edge-proxy',
    names: 'edge-proxy-v#',
    newest: 31,
    states: 'AADDDDDDOO',
    ages: [4, 15],
    base: 'web-base',
    source: 'image',
    gb: 10,
    description: 'Envoy 1.36 at the edge',
    labels: { env: 'prod', team: 'web', tier: 'gold' },
    dates: { 1: { deprecated: -2 } },
  },
  {
    family: 'mail-relay',
    names: 'mail-relay-v#',
    newest: 6,
    states: 'ADDDX',
    ages: [70, 60],
    base: 'debian-12',
    source: 'disk',
    gb: 10,
    description: 'Postfix relay',
    labels: { team: 'corp-it' },
    dates: { 1: { obsolete: 19 } },
    replacedBy: { 3: 1 },
  },
  {
    family: 'ml-serving-arm',
    names: 'ml-serving-arm-v#',
    newest: 18,
    states: 'AADDDDX',
    ages: [9, 12],
    base: 'ubuntu-2404-lts-arm64',
    source: 'image',
    gb: 80,
    description: 'Model server for Axion machines',
    labels: { env: 'dev', team: 'ml' },
    fields: { storageLocations: ['europe-west4'] },
  },
]

/** Images without a family, as created manually. */
export interface LooseSpec {
  name: string
  age: number
  state: 'A' | 'D'
  gb: number
  description?: string
  labels?: Labels
  fields?: Partial<Image>
}

export const LOOSE: readonly LooseSpec[] = [
  { name: 'backup-before-migration', age: 140, state: 'A', gb: 500, labels: { keep: 'yes' } },
  { name: 'debug-nginx-hang', age: 19, state: 'A', gb: 10, labels: { owner: 'ann-keller' } },
  {
    name: 'forensics-2026-08',
    age: 98,
    state: 'A',
    gb: 200,
    description: 'Disk of web-9 as found on the day of the incident. Do not delete: case 4471.',
    labels: { team: 'security', 'legal-hold': 'yes' },
    fields: { imageEncryptionKey: { sha256: 'LRPUG5Hfek4iI+7Y0UPfbXCDwHq1eKjnOgZrwzQqCQs=' } },
  },
  { name: 'golden-test', age: 31, state: 'A', gb: 10 },
  { name: 'jenkins-agent-old', age: 620, state: 'D', gb: 50, labels: { env: 'ci' } },
  { name: 'raj-experiment-arm', age: 44, state: 'A', gb: 20, fields: { architecture: 'ARM64' } },
  { name: 'shop-release-candidate', age: 12, state: 'A', gb: 30, labels: { env: 'staging' } },
  { name: 'vpn-gateway-2024', age: 730, state: 'D', gb: 10, labels: { team: 'security' } },
  { name: 'win-sysprep-template', age: 260, state: 'A', gb: 64, labels: { os: 'windows' } },
  { name: 'zookeeper-3-8', age: 510, state: 'D', gb: 20, description: 'No longer in use.' },
]
