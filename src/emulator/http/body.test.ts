import { gzipSync } from 'node:zlib'
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

/** A body as Google’s Java client sends it. @param encoding as in `Content-Encoding` */
const encoded = (body: Uint8Array<ArrayBuffer>, encoding = 'gzip') =>
  new Request('http://localhost', {
    method: 'POST',
    body,
    headers: { 'content-encoding': encoding, 'content-length': String(body.length) },
  })
const packed = (text: string) => Uint8Array.from(gzipSync(text))

test('a body can be compressed with gzip', async () => {
  expect(await readText(encoded(packed('{"family":"é"}')))).toBe('{"family":"é"}')
  expect(await readText(encoded(packed('')))).toBe('')
  expect(await readText(encoded(packed('x'), 'GZIP'))).toBe('x')
  expect(await readText(encoded(Uint8Array.from(letter), 'identity'))).toBe('é')
})

test('the limit is that of the unpacked body', async () => {
  const bomb = encoded(packed('x'.repeat(1 << 20)))
  await expect(readText(bomb, 100_000)).rejects.toMatchObject({ code: 413 })
})

test('a body that is not compressed as it says is 400', async () => {
  const half = packed('some text').slice(0, 15)
  for (const body of [Uint8Array.from(letter), half]) {
    await expect(readText(encoded(body))).rejects.toMatchObject({ code: 400, reason: 'parseError' })
  }
})

test('other compressions are 415', async () => {
  for (const encoding of ['br', 'deflate', 'gzip, gzip']) {
    const sent = encoded(packed('x'), encoding)
    await expect(readText(sent)).rejects.toMatchObject({ code: 415 })
  }
})
