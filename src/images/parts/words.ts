import { visible } from '../../ui/visible.ts'

/** `DEPRECATED` → `Deprecated`: an enum value of the API as a word; one we do not know looks the same way. */
export function word(value: string): string {
  return visible(value.charAt(0).toUpperCase() + value.slice(1).toLowerCase().replaceAll('_', ' '))
}
