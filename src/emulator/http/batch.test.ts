import { expect, test } from 'vitest'
import { createPatience } from '../base/patience.ts'
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
  let asked = 0
  const answer = () => {
    asked++
    now += 10
    return Promise.resolve(new Response('{}'))
  }
  let passed = 0
  setTimeout(() => (passed = asked))
  await answerBatch(
    batch(5),
    answer,
    Infinity,
    createPatience(() => now),
  )
  expect(asked).toBe(5)
  expect(passed).toBe(3)
})

test(
  'a header is read without the space around its value, however much',
  {
    timeout: 5000,
  },
  async () => {
    const space = ' '.repeat(200_000)
    const head = `X-A:${space}a${space}b${space}\r\n`
    const request = new Request('http://localhost/batch/compute/v1', {
      method: 'POST',
      headers: { 'content-type': 'multipart/mixed; boundary=b' },
      body: `--b\r\n${part}${head}\r\n--b--`,
    })
    let value: string | null = null
    await answerBatch(request, ({ headers }) => {
      value = headers.get('x-a')
      return Promise.resolve(new Response('{}'))
    })
    expect(value).toBe(`a${space}b`)
  },
)
