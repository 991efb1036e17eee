/** A request as text and as a curl command. */
import type { RestRequest } from '../changes/change.ts'
import type { Endpoint } from './endpoint.ts'
import { commandLines, shellWord } from './shell.ts'
import { jsonText, redact, REDACTED, redactionNotes, type CommandText } from './text.ts'

/** The request as sent, without its headers: method and URL, then the body. */
export function restText(request: RestRequest, endpoint: Endpoint): CommandText {
  const head = `${request.method} ${urlOf(request, endpoint)}`
  const body = bodyText(request)
  const code = body === undefined ? head : `${head}\n\n${body}`
  return { code, notes: redactionNotes(code) }
}

/** A curl command that sends it and exits non-zero if the API returns an error. */
export function curlText(request: RestRequest, endpoint: Endpoint): CommandText {
  const body = bodyText(request)
  const parts = [
    ...(endpoint.token
      ? ['--header "Authorization: Bearer $(gcloud auth print-access-token)"']
      : []),
    ...Object.entries(endpoint.headers ?? {}).map(
      ([name, value]) => `--header ${shellWord(`${name}: ${isKey(name) ? REDACTED : value}`)}`,
    ),
    ...(body === undefined
      ? []
      : [`--header 'Content-Type: application/json'`, `--data-raw ${shellWord(body)}`]),
    shellWord(urlOf(request, endpoint)),
  ]
  const code = commandLines(`curl --fail-with-body --request ${request.method}`, parts)
  return { code, notes: redactionNotes(code) }
}

const isKey = (header: string) => header.toLowerCase() === 'x-goog-api-key'

const bodyText = ({ body }: RestRequest) =>
  body === undefined ? undefined : jsonText(redact(body))

function urlOf({ path, query = {} }: RestRequest, { base }: Endpoint): string {
  const search = new URLSearchParams(query).toString()
  return `${base}/${path}${search && `?${search}`}`
}
