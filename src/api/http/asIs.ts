import { accessToken, session } from './session.ts'

/** The API of this page, for those who read its answers themselves: nothing is retried. */
export function apiAsIs(signal: AbortSignal) {
  const { base, headers } = session()
  const token = accessToken()
  return {
    base,
    headers: { ...headers, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    fetch: (request: Request) =>
      fetch(request, {
        credentials: 'omit',
        redirect: 'error',
        signal: AbortSignal.any([signal, request.signal]),
      }),
  }
}
