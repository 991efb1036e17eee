const MEANINGS = new Map([
  ['ACTIVE', 'New disks and VMs can use it, families can resolve to it, and gcloud lists it.'],
  [
    'DEPRECATED',
    'New disks and VMs can use it, with a warning. Families don’t resolve to it, and gcloud lists it only if asked to.',
  ],
  [
    'OBSOLETE',
    'New disks and VMs can’t use it; existing disks keep working. Families don’t resolve to it.',
  ],
  [
    'DELETED',
    'New disks and VMs can’t use it. It still exists, and is billed, until you delete it.',
  ],
])

/** How a state affects new uses, families and lists, in words; undefined for an unknown state. */
export const stateMeaning = (state: string): string | undefined => MEANINGS.get(state)
