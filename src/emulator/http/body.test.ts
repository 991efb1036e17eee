import { expect, test } from 'vitest'
import { readText } from './body.ts'

/** A request whose body arrives in these chunks, and then ends as specified. */
function request(pieces: readonly number[][], end: 'close' | 'error' = 'close'): Request {
  const left = pieces.map((piece) => Uint8Array.from(piece))
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = left.shift()
      if (piece) controller.enqueue(piece)
      else if (end === 'close') controller.close()
      else controller.error(new Error('aborted'))
    },
  })
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' }
  return new Request('http://localhost', init)
}

const letter = [0xc3, 0xa9]

test('a character can be split across chunks', async () => {
  expect(await readText(request(letter.map((byte) => [byte])))).toBe('é')
})

test.each([
  ['that is not UTF-8', request([[0x22, 0xff, 0x22]])],
  ['that ends within a character', request([[0xc3]])],
  ['that its sender aborted', request([letter], 'error')],
])('a body %s is 400', async (_what, sent) => {
  await expect(readText(sent)).rejects.toMatchObject({ code: 400, reason: 'parseError' })
})

test('a body of a known length is read at once', async () => {
  const sent = (body: Uint8Array<ArrayBuffer>) =>
    new Request('http://localhost', {
      method: 'POST',
      body,
      headers: { 'content-length': String(body.length) },
    })
  expect(await readText(sent(Uint8Array.from(letter)))).toBe('é')
  await expect(readText(sent(Uint8Array.from([0xc3])))).rejects.toMatchObject({ code: 400 })
  await expect(readText(sent(Uint8Array.from(letter)), 1)).rejects.toMatchObject({ code: 413 })
})

test('a body is not read beyond its limit', async () => {
  const sent = request([letter, letter, letter], 'error')
  await expect(readText(sent, 3)).rejects.toMatchObject({ code: 413 })
})
