const MEANINGS = new Map([
  ['ACTIVE', 'New uses work, and a family can resolve to it.'],
  ['DEPRECATED', 'New uses still work, with a warning. Families do not resolve to it.'],
  ['OBSOLETE', 'New uses fail; what was made from it goes on. Families do not resolve to it.'],
  ['DELETED', 'New uses fail. The image still exists, and is paid for, until it is deleted.'],
])

/** What a deprecation state does, in a sentence; undefined for a state we do not know. */
export const stateMeaning = (state: string): string | undefined => MEANINGS.get(state)
