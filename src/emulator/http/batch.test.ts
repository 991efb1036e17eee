import { expect, test, vi } from 'vitest'
import { answerBatch } from './batch.ts'

const part = 'Content-Type: application/http\r\n\r\nGET /compute/v1/projects/p HTTP/1.1\r\n'
const batch = (parts: number) =>
  new Request('http://localhost/batch/compute/v1', {
    method: 'POST',
    headers: { 'content-type': 'multipart/mixed; boundary=b' },
    body: `${`--b\r\n${part}\r\n`.repeat(parts)}--b--`,
  })

test('once the response is too long, the remaining parts are not executed', async () => {
  const page = 'x'.repeat(1000)
  let asked = 0
  const answer = () => {
    asked++
    return Promise.resolve(new Response(page))
  }
  const response = await answerBatch(batch(5), answer, 2500)
  expect(asked).toBe(3)
  const statuses = (await response.text()).match(/^HTTP\/1\.1 \d+/gm)
  expect(statuses?.map((line) => line.slice(-3))).toEqual(['200', '200', '200', '413', '413'])
})

test('a long batch yields to other calls', async () => {
  let now = 0
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 30))
  let passed = 0
  setTimeout(() => (passed = asked))
  let asked = 0
  await answerBatch(batch(5), () => {
    asked++
    return Promise.resolve(new Response('{}'))
  })
  clock.mockRestore()
  expect(asked).toBe(5)
  expect(passed).toBe(1)
})
