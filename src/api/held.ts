/** The caller's permissions on several images, without asking about each. */
import { useQuery } from '@tanstack/react-query'
import { permissionsQuery } from './permissions.ts'

/** How many images are asked about. Permissions rarely differ between the images of a project. */
export const ASKED = 3

/**
 * The permissions held on any of the first few images, so that what may work isn't ruled out;
 * undefined while not known.
 * @param names of the images
 */
export function useHeld(project: string, names: readonly string[]): readonly string[] | undefined {
  const answers = [
    useHeldOn(project, names[0]),
    useHeldOn(project, names[1]),
    useHeldOn(project, names[2]),
  ].slice(0, names.length)
  const known = answers.filter((held) => held !== undefined)
  return known.length === 0 || known.length < answers.length ? undefined : known.flat()
}

/** @param image undefined: not asked */
const useHeldOn = (project: string, image: string | undefined) =>
  useQuery({ ...permissionsQuery(project, image ?? ''), enabled: image !== undefined }).data
