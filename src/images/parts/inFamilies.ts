import { count } from '../../text/count.ts'

/** Families, and how many images are in one of them. */
export interface FamilyCount {
  families: number
  members: number
}

/**
 * To follow a number of images: ` in 2 families`; `, 5 in 2 families` if the others are in none.
 * @param comma before `in`, if the number is part of a larger one
 */
export function inFamilies(images: number, { families, members }: FamilyCount, comma = ''): string {
  if (families === 0) return ''
  const words = count(families, 'family', 'families')
  return members === images ? `${comma} in ${words}` : `, ${count(members)} in ${words}`
}
