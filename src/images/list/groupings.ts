import { visible } from '../../text/visible.ts'
import { word } from '../../text/words.ts'
import { labelKey, type Trait } from '../table/values.ts'
import type { Grouping } from './search.ts'

/** What rows are grouped by, in words: `Family`, `None`, the key of a label. */
export const groupingWord = (group: Grouping = 'family'): string =>
  group.startsWith('label.') ? visible(labelKey(group as Trait)) : word(group)
