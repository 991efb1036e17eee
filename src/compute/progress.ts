import type { Operation } from './schema.ts'

/** An operation’s progress in whole percent; undefined if it is absent or out of range. */
export function progressOf({ progress }: Pick<Operation, 'progress'>): number | undefined {
  return progress !== undefined && progress >= 0 && progress <= 100
    ? Math.floor(progress)
    : undefined
}
