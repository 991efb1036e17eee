import { expect, test } from 'vitest'
import { runLines } from './run.mjs'

test('a program that can’t start fails with a line that says so', async () => {
  const lines: string[] = []
  expect(await runLines([], (line) => lines.push(line), {}, ['./no-such-program'])).toBe(1)
  expect(lines).toEqual([expect.stringContaining('./no-such-program: ')])
})
