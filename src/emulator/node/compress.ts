import { gzip } from 'node:zlib'

/** Below this many characters an answer is one packet anyway. */
const SMALLEST = 1400

/** Packs an answer when the client takes gzip and it is worth it. The lightest level: it is asked from near. */
export async function compress(request: Request, response: Response): Promise<Response> {
  if (!/\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')) return response
  if (!/json|multipart/.test(response.headers.get('content-type') ?? '')) return response
  const text = await response.text()
  const { status, headers } = response
  headers.append('vary', 'Accept-Encoding')
  if (text.length < SMALLEST) return new Response(text, { status, headers })
  const packed = await new Promise<Buffer>((resolve, reject) => {
    gzip(text, { level: 1 }, (error, result) => (error ? reject(error) : resolve(result)))
  })
  headers.set('content-encoding', 'gzip')
  return new Response(new Uint8Array(packed), { status, headers })
}
