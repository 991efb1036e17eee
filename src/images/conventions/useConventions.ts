import { useMemo, useSyncExternalStore } from 'react'
import { imageChecker, type CheckedImage } from '../../compute/conventions/check.ts'
import type { Conventions } from '../../compute/conventions/rules.ts'
import type { Image } from '../../compute/schema.ts'
import { sourceOf, subscribe, type Source } from './source.ts'

/** Where a project’s rules come from, and what they are. */
export const useSource = (project: string): Source =>
  useSyncExternalStore(subscribe, () => sourceOf(project))

/** The rules of a project; undefined if it has none, or none that can be used. */
export function useConventions(project: string): Conventions | undefined {
  const source = useSource(project)
  return source.state === 'ready' ? source.conventions : undefined
}

/**
 * What one image breaks by itself, without what it takes all images for.
 * @returns undefined without rules
 */
export function useImageCheck(project: string, image: Image): CheckedImage | undefined {
  const conventions = useConventions(project)
  const check = useMemo(() => conventions && imageChecker(conventions), [conventions])
  return useMemo(() => check?.(image), [check, image])
}
