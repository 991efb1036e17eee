/** Guest OS features that conflict with each other or with other settings, found before the image fails to boot. */

export interface FeatureConflict {
  /** The feature that causes the conflict. */
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
 * The conflicts among guest OS features.
 * @param features selected and inherited from the source
 * @param architecture of the image; '' if unknown
 * @param shielded whether the image has Secure Boot keys
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
    if (architecture === 'ARM64' && X86.has(feature)) add(feature, 'Requires X86_64.')
    if (architecture === 'X86_64' && ARM.has(feature)) add(feature, 'Requires ARM64.')
  }
  for (const [feature, needed] of NEEDS) {
    if (set.has(feature) && !set.has(needed)) add(feature, `Requires ${needed}.`)
  }
  if (set.has('WINDOWS') && set.has('BARE_METAL_LINUX_COMPATIBLE')) {
    add('BARE_METAL_LINUX_COMPATIBLE', 'Requires Linux, but WINDOWS is selected.')
  }
  if (set.has('SECURE_BOOT')) add('SECURE_BOOT', 'No longer has any effect.')
  if (shielded && !set.has('UEFI_COMPATIBLE')) {
    add('UEFI_COMPATIBLE', 'Required for the Secure Boot keys to take effect.')
  }
  return conflicts
}
