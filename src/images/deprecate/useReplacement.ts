import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { explainBriefly, isNotFound } from '../../api/http/error.ts'
import { imageQuery } from '../../api/images.ts'
import type { Images } from '../../api/useImages.ts'
import { Families } from '../../compute/families.ts'
import { replacementProblems } from '../../compute/replacement.ts'
import type { Image } from '../../compute/schema.ts'
import { useSettled } from '../../ui/useSettled.ts'
import { replacementLink } from './form.ts'

interface Replacement {
  /** The named image, if known. */
  image: Image | undefined
  /** What the service doesn't check, as sentences. */
  warnings: readonly string[]
  /** Why it can't be a replacement: it isn't a link to an image. */
  problem: string | undefined
}

/** Looks up the typed replacement: among the project's images, or in its own project. */
export function useReplacement(
  project: string,
  image: Image,
  text: string,
  list: Images,
): Replacement {
  const known = useMemo(() => Families.of(list.images), [list.images])
  const typed = text.trim()
  const link = replacementLink(typed, project)
  const named = link?.collection === 'images' && !link.family ? link : undefined
  const foreign = named && named.project !== project ? named : undefined
  const settled = useSettled(foreign ? typed : '')
  const elsewhere = useQuery({
    ...imageQuery(foreign?.project ?? '', foreign?.name ?? ''),
    enabled: foreign !== undefined && settled === typed,
    refetchInterval: false,
  })
  if (typed === '') return { image: undefined, warnings: [], problem: undefined }
  if (!named) {
    const [problem] = replacementProblems(image, typed, project, known)
    return { image: undefined, warnings: [], problem }
  }
  if (foreign) {
    return {
      image: elsewhere.data,
      warnings: elsewhere.error
        ? [`It could not be looked up. ${lookUpError(elsewhere.error)}`]
        : replacementProblems(image, typed, project, known, elsewhere.data),
      problem: undefined,
    }
  }
  const found = known.find(named.name)
  const incomplete = list.loading || list.more || list.error !== null
  const notYet = !found && incomplete && named.name !== image.name
  return {
    image: found,
    warnings: notYet ? [] : replacementProblems(image, typed, project, known),
    problem: undefined,
  }
}

const lookUpError = (error: Error) =>
  isNotFound(error) ? 'There is no such image.' : explainBriefly(error)
