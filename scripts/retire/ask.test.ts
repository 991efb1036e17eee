import { PassThrough } from 'node:stream'
import { afterEach, expect, test, vi } from 'vitest'
import { isConfirmed } from './ask.ts'

afterEach(() => vi.restoreAllMocks())

/** Answers the next question on a terminal; null ends the input, as Ctrl+D does. */
function answer(text: string | null): void {
  const input = Object.assign(new PassThrough(), { isTTY: true })
  vi.spyOn(process, 'stdin', 'get').mockReturnValue(input as unknown as typeof process.stdin)
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  input.end(text === null ? undefined : `${text}\n`)
}

test.each([
  ['y', true],
  [' YES ', true],
  ['n', false],
  ['', false],
  [null, false],
])('the answer %j', async (text, goesOn) => {
  answer(text)
  expect(await isConfirmed({ yes: false }, 'Change 1 image?')).toBe(goesOn)
})
