import { expect, test } from 'vitest'
import { stoppedText } from './tellEnd.ts'

test('that nothing was sent is said only if nothing was', () => {
  expect(stoppedText('overtaken', 0)).toMatch(/ Nothing was sent\.$/)
  expect(stoppedText('overtaken', 1)).not.toContain('Nothing was sent')
  expect(stoppedText('unread', 2)).toMatch(/ Nothing more was sent\.$/)
})
