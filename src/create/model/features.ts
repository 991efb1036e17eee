/** Guest OS features that do not go together, or not with the rest: what one is told before it fails to boot. */

export interface FeatureConflict {
  /** The feature that is at fault. */
  feature: string
  message: string
}

const ARM = new Set(['CCA_CAPABLE'])
const X86 = new Set([
  'SEV_CAPABLE',
  'SEV_LIVE_MIGRATABLE',
  'SEV_LIVE_MIGRATABLE_V2',
  'SEV_SNP_CAPABLE',
  'SNP_SVSM_CAPABLE',
  'TDX_CAPABLE',
])

/** Features that need another one. Source: "Guest operating system features", confidential computing. */
const NEEDS: readonly (readonly [feature: string, needed: string])[] = [
  ['SEV_LIVE_MIGRATABLE', 'SEV_CAPABLE'],
  ['SEV_LIVE_MIGRATABLE_V2', 'SEV_CAPABLE'],
  ['SNP_SVSM_CAPABLE', 'SEV_SNP_CAPABLE'],
  ['SEV_CAPABLE', 'UEFI_COMPATIBLE'],
  ['SEV_SNP_CAPABLE', 'UEFI_COMPATIBLE'],
  ['TDX_CAPABLE', 'UEFI_COMPATIBLE'],
]

/**
 * What does not go together.
 * @param features those chosen and those inherited from the source
 * @param architecture of the image; '' when it is not known
 * @param shielded whether Secure Boot keys are given
 */
export function featureConflicts(
  features: Iterable<string>,
  architecture: string,
  shielded: boolean,
): FeatureConflict[] {
  const set = new Set(features)
  const conflicts: FeatureConflict[] = []
  const add = (feature: string, message: string) => conflicts.push({ feature, message })
  for (const feature of set) {
    if (architecture === 'ARM64' && X86.has(feature)) add(feature, 'Is for X86_64 processors.')
    if (architecture === 'X86_64' && ARM.has(feature)) add(feature, 'Is for ARM64 processors.')
  }
  for (const [feature, needed] of NEEDS) {
    if (set.has(feature) && !set.has(needed)) add(feature, `Needs ${needed} as well.`)
  }
  if (set.has('WINDOWS') && set.has('BARE_METAL_LINUX_COMPATIBLE')) {
    add('BARE_METAL_LINUX_COMPATIBLE', 'Is for Linux, and WINDOWS is chosen.')
  }
  if (set.has('SECURE_BOOT')) add('SECURE_BOOT', 'Has no effect any more.')
  if (shielded && !set.has('UEFI_COMPATIBLE')) {
    add('UEFI_COMPATIBLE', 'Is needed for the Secure Boot keys to be used.')
  }
  return conflicts
}
