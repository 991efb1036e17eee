import type { PresetName } from './policy.ts'

/** The presets' short names and rules. */
export const PRESET_WORDS: readonly (readonly [name: PresetName, word: string, rule: string])[] = [
  [
    'conservative',
    'Conservative',
    'Keeps the newest 5 and what is in use. Deprecates after 30 days, at most 10 images a run.',
  ],
  [
    'ci',
    'CI',
    'For images of a build pipeline: keeps the newest 3, deletes the others for good after 3 weeks.',
  ],
  [
    'golden',
    'Golden image',
    'The image in use and one to roll back to stay active. The others are deprecated at once and point to the head.',
  ],
  [
    'ladder',
    'Ladder',
    'By rank alone: one active, one deprecated, one obsolete, the rest marked deleted.',
  ],
  ['eol', 'EOL date', 'Marks images obsolete on the date in their label eol.'],
]
