import { expect, test } from 'vitest'
import { testClient } from '../testing/client.ts'
import { guard } from './guard.ts'

test.each(['LOCALHOST:8087', 'Images.Example.com', 'images.example.com:80'])(
  'serves host %s, however a client writes it',
  (host) => {
    const options = { allowedHosts: ['images.example.com'], allowedOrigins: [] }
    const request = new Request(`http://${host}/`, { headers: { host } })
    expect(() => guard(request, new URL(request.url), options)).not.toThrow()
  },
)

test('a page that may call can read every refusal', async () => {
  const { emulator, raw } = testClient()
  const origin = { origin: 'http://localhost:5173' }
  const images = '/compute/v1/projects/p/global/images'
  const long = `${images}?filter=${'x'.repeat(8200)}`
  expect((await raw('OPTIONS', long, undefined, origin)).status).toBe(204)
  const body = 'x'.repeat(1 << 21)
  for (const [status, reply] of [
    [414, await raw('GET', long, undefined, origin)],
    [413, await raw('POST', images, body, { ...origin, 'x-http-method-override': 'GET' })],
    [404, await raw('POST', images, '{}', { ...origin, 'x-http-method-override': 'PUT' })],
  ] as const) {
    expect(reply.status).toBe(status)
    expect(reply.headers.get('access-control-allow-origin')).toBe(origin.origin)
  }
  // Nor is a page of the console, on the same server, asked for with such a URL.
  expect(emulator.refusal(new Request(`http://localhost${long}`))?.status).toBe(414)
})
