const MEANINGS = new Map([
  ['ACTIVE', 'New disks and VMs can use it, and its family can resolve to it.'],
  ['DEPRECATED', 'New disks and VMs can use it, with a warning. Families don’t resolve to it.'],
  [
    'OBSOLETE',
    'New disks and VMs can’t use it; existing disks keep working. Families don’t resolve to it.',
  ],
  [
    'DELETED',
    'New disks and VMs can’t use it. It still exists, and is billed, until you delete it.',
  ],
])

/** What a deprecation state means, as a sentence; undefined for an unknown state. */
export const stateMeaning = (state: string): string | undefined => MEANINGS.get(state)
