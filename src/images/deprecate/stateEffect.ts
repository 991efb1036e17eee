const EFFECTS = new Map([
  ['ACTIVE', 'New uses work, families can resolve to it, and every list shows it.'],
  [
    'DEPRECATED',
    'New uses still work, with a warning that names the replacement. Families stop resolving to it, and gcloud leaves it out of its lists.',
  ],
  [
    'OBSOLETE',
    'New uses fail; what was made from it goes on. Families do not resolve to it, and gcloud leaves it out of its lists.',
  ],
  [
    'DELETED',
    'This does not delete: the image is only marked, and is still paid for. New uses fail, families do not resolve to it, and gcloud leaves it out of its lists.',
  ],
])

/** What a state does to new uses, to families and to lists, in words. */
export const stateEffect = (state: string): string =>
  EFFECTS.get(state) ?? 'This state is not known here. It stays as it is until you choose another.'
