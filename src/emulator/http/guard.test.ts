import { expect, test } from 'vitest'
import { guard } from './guard.ts'

test.each(['LOCALHOST:8087', 'Images.Example.com', 'images.example.com:80'])(
  'serves host %s, however a client writes it',
  (host) => {
    const options = { allowedHosts: ['images.example.com'], allowedOrigins: [] }
    const request = new Request(`http://${host}/`, { headers: { host } })
    expect(() => guard(request, new URL(request.url), options)).not.toThrow()
  },
)
