import type { Operation } from './schema.ts'

/** How far an operation has come, in whole per cent; undefined when it does not say, or nothing that can be. */
export function progressOf({ progress }: Pick<Operation, 'progress'>): number | undefined {
  return progress !== undefined && progress >= 0 && progress <= 100
    ? Math.floor(progress)
    : undefined
}
