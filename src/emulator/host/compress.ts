import { gzip } from 'node:zlib'
import { accepts } from './accepts.ts'

/** Below this many bytes a response is a single packet anyway. */
const SMALLEST = 1400

/** Compresses a response if the client accepts gzip and it is large enough. The fastest level: clients are local. */
export async function compress(request: Request, response: Response): Promise<Response> {
  if (!accepts(request.headers.get('accept-encoding'), 'gzip')) return response
  if (!/json|multipart/.test(response.headers.get('content-type') ?? '')) return response
  // To HEAD, there is only the length of what isn’t sent.
  if (request.method === 'HEAD') return response
  const { status, headers } = response
  headers.append('vary', 'Accept-Encoding')
  if (Number(headers.get('content-length') ?? Infinity) < SMALLEST) return response
  const body = new Uint8Array(await response.arrayBuffer())
  const packed = await new Promise<Buffer>((resolve, reject) => {
    gzip(body, { level: 1 }, (error, result) => (error ? reject(error) : resolve(result)))
  })
  headers.set('content-encoding', 'gzip')
  headers.set('content-length', String(packed.length))
  return new Response(new Uint8Array(packed), { status, headers })
}
