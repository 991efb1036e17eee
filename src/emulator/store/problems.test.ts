import { expect, test } from 'vitest'
import { cannotOpen } from './problems.ts'

const FULL =
  'Cannot open d/a.db: the disk is full. Free some space, or give the emulator a file on another disk.'

test.each<[string, Error, number, string]>([
  ['a write', new Error('database or disk is full'), 9, FULL],
  ['a folder', Object.assign(new Error('no space left'), { code: 'ENOSPC' }), 9, FULL],
  ['a log that cannot grow', new Error('disk I/O error'), 0, FULL],
  [
    'a disk that fails',
    new Error('disk I/O error'),
    9,
    'Cannot open d/a.db: disk I/O error. Give the emulator a file in a folder that it may write to.',
  ],
])('what to do about %s', (_what, error, free, message) => {
  expect(cannotOpen('d/a.db', error, () => free).message).toBe(message)
})
