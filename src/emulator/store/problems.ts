/** Problems with a data file, with advice. Depends on SQLite only through its messages. */
import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'

/** A data file that can’t be used: the message says why and what to do. */
export class StoreError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StoreError'
  }
}

export const foreign = (path: string, why: string) =>
  new StoreError(
    `${path} is not a data file of this emulator. ${why} It was left as it is: give the emulator another file, or move this one away.`,
  )

/** @param what SQLite’s first finding: `Tree 2 page 373 cell 0: invalid page number 77` */
export const damaged = (path: string, what: string) =>
  new StoreError(
    `Cannot open ${path}: it is damaged (${what}). Nothing was repaired: restore a copy, or give the emulator another file.`,
  )

/**
 * Advice for errors of the operating system and of SQLite.
 * @param freeBlocks the number of free blocks on a file’s disk
 */
export function cannotOpen(path: string, error: unknown, freeBlocks = blocksAround): StoreError {
  const message = error instanceof Error ? error.message : String(error)
  if (/malformed|not a database/i.test(message)) return damaged(path, message)
  const reason = /locked|busy/i.test(message)
    ? 'another process uses it, perhaps an emulator that is still running. Stop that one, or give this one another file.'
    : isFull(path, error, freeBlocks)
      ? 'the disk is full. Free some space, or give the emulator a file on another disk.'
      : `${message}. Give the emulator a file in a folder that it may write to.`
  return new StoreError(`Cannot open ${path}: ${reason}`, { cause: error })
}

/** SQLite reports some failures due to a full disk as “disk I/O error”. */
function isFull(path: string, error: unknown, freeBlocks: typeof blocksAround): boolean {
  const message = error instanceof Error ? error.message : ''
  if (codeOf(error) === 'ENOSPC' || message.includes('disk is full')) return true
  return /disk I\/O|unable to open/i.test(message) && freeBlocks(path) === 0
}

const blocksAround = (path: string): number => statfsSync(dirname(path)).bavail

/** The code of an operating system error: `ENOSPC`, `EEXIST`. */
export const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? error.code : undefined
