/**
 * What a difference means for whoever uses an image and gets another one instead. It is breaking if
 * something that works with the old image can fail, or cost more, with the new one.
 */
import { listed } from '../../text/listed.ts'

/** A value within a field. Two are the same if their keys are. */
export interface Item {
  key: string
  text: string
}

export interface Meaning {
  text: string
  breaking: boolean
}

/** Says what a change of a field means; undefined if nothing needs to be said. */
export type Rule = (before: readonly Item[], after: readonly Item[]) => Meaning[]

const breaks = (text: string): Meaning => ({ text, breaking: true })
const note = (text: string): Meaning => ({ text, breaking: false })

/** The items of `all` that `others` doesn't have. */
export const missingFrom = (others: readonly Item[], all: readonly Item[]): Item[] =>
  all.filter(({ key }) => !others.some((other) => other.key === key))

export const architecture: Rule = ([before], [after]) =>
  before && after
    ? [breaks(`Machine types for ${before.text} can’t boot it.`)]
    : [note('Not known to match: one image doesn’t say.')]

export const status: Rule = (_before, [after]) =>
  after === undefined || after.key === 'READY'
    ? []
    : [breaks(`Its status is ${after.text}: disks and VMs can only be created from a ready image.`)]

const USABLE = new Set(['ACTIVE', 'DEPRECATED'])

export const state: Rule = ([before], [after]) => {
  const usable = before === undefined || USABLE.has(before.key)
  if (after?.key === 'DEPRECATED') return [note('New disks and VMs can use it, with a warning.')]
  const unusable = after?.key === 'OBSOLETE' || after?.key === 'DELETED'
  return usable && unusable ? [breaks('New disks and VMs can’t use it.')] : []
}

/**
 * What no longer works without a guest OS feature:
 * https://cloud.google.com/compute/docs/images/create-custom#guest-os-features
 */
const WITHOUT = new Map(
  Object.entries({
    BARE_METAL_LINUX_COMPATIBLE: 'Bare metal instances can’t be created from it.',
    GVNIC: 'VMs that use gVNIC can’t be created from it.',
    IDPF: 'VMs that use IDPF can’t be created from it.',
    MULTI_IP_SUBNET: 'VMs created from it accept no netmask other than /32.',
    SEV_LIVE_MIGRATABLE: 'Confidential VMs created from it can’t migrate live.',
    SEV_LIVE_MIGRATABLE_V2: 'Confidential VMs created from it can’t migrate live.',
    UEFI_COMPATIBLE: 'Shielded VMs can’t be created from it.',
    VIRTIO_SCSI_MULTIQUEUE: 'VMs created from it have no multi-queue SCSI.',
    WINDOWS: 'VMs created from it aren’t treated as Windows VMs.',
  }),
)
const CONFIDENTIAL = /^(?:SEV|SEV_SNP|TDX|CCA|BMSAI|SNP_SVSM)_CAPABLE$/
/** Features that no longer have any effect (discovery document). */
const IDLE = new Set(['SECURE_BOOT', 'FEATURE_TYPE_UNSPECIFIED'])

export const features: Rule = (before, after) => {
  const lost = missingFrom(after, before).flatMap(({ key }) => (IDLE.has(key) ? [] : [key]))
  const confidential = lost.filter((key) => CONFIDENTIAL.test(key))
  const others = lost.filter((key) => !CONFIDENTIAL.test(key))
  const texts = [
    ...(confidential.length > 0
      ? [`Confidential VMs that need ${listed(confidential, 'or')} can’t be created from it.`]
      : []),
    ...others.map((key) => WITHOUT.get(key) ?? `VMs that need ${key} may fail.`),
  ]
  return [...new Set(texts)].map(breaks)
}

export const licenses: Rule = (before, after) => [
  ...missingFrom(after, before).map(({ text }) =>
    breaks(`Software or support that requires the license ${text} may refuse VMs created from it.`),
  ),
  ...missingFrom(before, after).map(({ text }) =>
    breaks(`VMs created from it get the license ${text}, which can cost more or limit their use.`),
  ),
]

const DIGITS = /^\d{1,19}$/

/** A disk can be larger than its image, but not smaller. */
export const diskSize: Rule = ([before], [after]) => {
  if (!before || !after || !DIGITS.test(before.key) || !DIGITS.test(after.key)) return []
  return BigInt(after.key) < BigInt(before.key)
    ? [breaks(`Disks created from it have ${after.text} unless they set a size.`)]
    : [breaks(`Creating a disk of less than ${after.text} from it fails.`)]
}

/** The change of a size in percent: `+3%`. */
export const archiveSize: Rule = ([before], [after]) => {
  const change = (Number(after?.key) / Number(before?.key) - 1) * 100
  if (!Number.isFinite(change)) return []
  const percent = Math.round(change)
  return percent === 0 ? [] : [note(`${percent > 0 ? '+' : '−'}${Math.abs(percent)}%`)]
}

export const GOOGLE_MANAGED: Item = { key: '', text: 'Google-managed' }

export const encryption: Rule = (_before, [after]) => {
  if (!after || after.key === GOOGLE_MANAGED.key) {
    return [breaks('It isn’t encrypted with your key, which a policy may require.')]
  }
  return after.key.startsWith('projects/')
    ? [breaks('Creating disks from it fails if Compute Engine can’t use this Cloud KMS key.')]
    : [breaks('Creating disks from it requires this customer-supplied key.')]
}

export const allowedKeys: Rule = (before, after) =>
  before.length === 0
    ? [breaks('With Secure Boot, boot loaders that only Google’s default keys allow are refused.')]
    : missingFrom(after, before).length > 0
      ? [breaks('With Secure Boot, boot loaders signed with the removed key are refused.')]
      : []

export const forbiddenKeys: Rule = (before, after) =>
  missingFrom(before, after).length > 0
    ? [breaks('With Secure Boot, boot loaders that the added entry forbids are refused.')]
    : []

export const updateKeys: Rule = (before, after) =>
  before.length === 0 || missingFrom(after, before).length > 0
    ? [breaks('Secure Boot updates signed with the old key are refused.')]
    : []

/** Whether all of one location is in the other: a region in its multi-region. */
const isWithin = (region: string, location: string) =>
  region === location || region.startsWith(`${location}-`) || isEuropean(region, location)
const isEuropean = (region: string, location: string) =>
  location === 'eu' && region.startsWith('europe-')

export const locations: Rule = (before, after) => {
  const left = before.filter(({ key }) => !after.some((each) => isWithin(key, each.key)))
  return left.length > 0
    ? [breaks('Creating disks in other regions is slower and costs network transfer.')]
    : []
}
