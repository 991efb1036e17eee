import { visible } from '../../text/visible.ts'

const WORDS = new Map([
  ['insert', 'Create'],
  ['delete', 'Delete'],
  ['setDeprecation', 'Change deprecation'],
  ['setLabels', 'Change labels'],
  ['patch', 'Change fields'],
  ['update', 'Change fields'],
  ['setIamPolicy', 'Change access'],
])

/** What an operation does, by its type in the API: `setLabels` → `Change labels`. */
export const actionWord = (operationType = ''): string =>
  WORDS.get(operationType) ?? (visible(operationType) || 'Operation')
