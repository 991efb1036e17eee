import { useSyncExternalStore } from 'react'
import type { MethodId } from '../compute/methods.ts'
import { lackingMethods, onSession } from './http/session.ts'

/** Why the first of these methods that the API doesn't have can't be used, as a sentence. */
export function useLacking(...methods: readonly MethodId[]): string | undefined {
  const lacking = useSyncExternalStore(onSession, lackingMethods)
  return methods.map((method) => lacking?.get(method)).find((why) => why !== undefined)
}
