const EFFECTS = new Map([
  ['ACTIVE', 'New disks and VMs can use it, families can resolve to it, and gcloud lists show it.'],
  [
    'DEPRECATED',
    'New disks and VMs can still use it, with a warning. Families don’t resolve to it, and gcloud lists leave it out.',
  ],
  [
    'OBSOLETE',
    'New disks and VMs can’t use it; existing disks keep working. Families don’t resolve to it.',
  ],
  [
    'DELETED',
    'Only marked: the image stays, and is billed, until you delete it. New disks and VMs can’t use it.',
  ],
])

/** How a state affects new uses, families and lists, in words. */
export const stateEffect = (state: string): string =>
  EFFECTS.get(state) ?? 'The console doesn’t know this state. It is kept until you choose another.'
