import { imagePath } from '../../compute/links.ts'
import type { Image } from '../../compute/schema.ts'
import { formatTime, labelFingerprint } from '../base/wire.ts'
import { DAY, type Builder } from './builder.ts'

const PER_FAMILY = 50
const TEAMS = ['web', 'data', 'ml', 'platform', 'security', 'shop', 'corp-it']
const ENVS = ['prod', 'staging', 'dev', 'ci']

/** Stores `count` images in `count / 50` families, each with two ACTIVE images and the rest retired by age. */
export function putScale(builder: Builder, count: number): void {
  const digits = String(Math.max(0, Math.ceil(count / PER_FAMILY) - 1)).length
  for (let n = 0; n < count; n++) {
    const number = String(Math.floor(n / PER_FAMILY)).padStart(digits, '0')
    builder.put('images', makeScaled(builder, `app-${number}`, n % PER_FAMILY))
  }
}

function makeScaled(builder: Builder, family: string, version: number): Image {
  const { random, link, id, project, now } = builder
  const team = TEAMS[Math.floor(random() * TEAMS.length)] ?? 'web'
  const env = ENVS[Math.floor(random() * ENVS.length)] ?? 'prod'
  const name = `${family}-v${String(version).padStart(2, '0')}`
  const age = (PER_FAMILY - version) * 5 - 4 * random()
  const state = stateOf(version)
  const labels = { env, team }
  const arm = random() < 0.2
  return {
    kind: 'compute#image',
    id: id(),
    creationTimestamp: formatTime(Math.round(now - age * DAY)),
    name,
    sourceType: 'RAW',
    ...(state && {
      deprecated: {
        state,
        replacement: link(imagePath(project, `${family}-v${PER_FAMILY - 1}`)),
      },
    }),
    status: 'READY',
    archiveSizeBytes: String(800_000_000 + Math.floor(random() * 900_000_000)),
    diskSizeGb: '10',
    family,
    selfLink: link(imagePath(project, name)),
    labels,
    labelFingerprint: labelFingerprint(labels, name),
    storageLocations: ['us'],
    architecture: arm ? 'ARM64' : 'X86_64',
    enableConfidentialCompute: false,
  }
}

function stateOf(version: number): string | undefined {
  if (version >= PER_FAMILY - 2) return undefined
  if (version >= 25) return 'DEPRECATED'
  return version >= 5 ? 'OBSOLETE' : 'DELETED'
}
