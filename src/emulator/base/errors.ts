/**
 * All errors the emulator can return, in one catalog: HTTP status, reason and message as sent by the
 * service. Resources throw them; the HTTP layer writes them in Google’s envelope.
 */

/** Parts that only a few errors have. */
export interface ErrorExtras {
  /** The part of the request that caused it (`If-Match`, `maxResults`). */
  location?: string
  locationType?: 'header' | 'parameter'
  /** `global` by default; `usageLimits` for quotas. */
  domain?: string
  /** The message of `errors[0]`, if it differs. */
  itemMessage?: string
  /** The canonical status that newer errors carry (`UNAUTHENTICATED`). */
  status?: string
  details?: readonly object[]
  /** Seconds or HTTP date for a `Retry-After` header. */
  retryAfter?: string
}

/** An error the API returns; never a bug in the emulator itself. */
export class ApiError extends Error {
  readonly code: number
  readonly reason: string
  readonly extras: ErrorExtras

  /** @param code HTTP status @param reason as in `errors[].reason` @param message as the service words it */
  constructor(code: number, reason: string, message: string, extras: ErrorExtras = {}) {
    super(message)
    this.name = 'ApiError'
    this.code = code
    this.reason = reason
    this.extras = extras
  }
}

const NAME_REGEX = '(?:[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?)'

/** There is nothing at a path (`projects/P/global/images/N`). */
export const notFound = (path: string) =>
  new ApiError(404, 'notFound', `The resource '${path}' was not found`)

export const alreadyExists = (path: string) =>
  new ApiError(409, 'alreadyExists', `The resource '${path}' already exists`)

/** PENDING or DELETING: it can’t be used or changed now. */
export const notReady = (path: string) =>
  new ApiError(400, 'resourceNotReady', `The resource '${path}' is not ready`)

/** A field (`resource.name`) with an invalid value; `why` is one or more sentences. */
export const invalidValue = (field: string, value: string, why: string) =>
  new ApiError(400, 'invalid', `Invalid value for field '${field}': '${value}'. ${why}`)

/** A value that is not an RFC 1035 name. */
export const invalidName = (field: string, value: string, regex = NAME_REGEX) =>
  invalidValue(field, value, `Must be a match of regex '${regex}'`)

/** JSON of the wrong type (`TYPE_STRING`, `TYPE_INT64`) at a path of the body. */
export const wrongType = (path: string, type: string, value: unknown) =>
  new ApiError(400, 'invalid', `Invalid value at '${path}' (${type}), ${shown(value)}`, {
    status: 'INVALID_ARGUMENT',
  })

export const requiredField = (field: string) =>
  new ApiError(400, 'required', `Required field '${field}' not specified`)

export const invalidUsage = (what: string) =>
  new ApiError(400, 'invalidResourceUsage', `Invalid resource usage: '${what}'.`)

/** A system parameter that is out of range or malformed. */
export const invalidParameter = (parameter: string, message: string) =>
  new ApiError(400, 'invalidParameter', message, {
    location: parameter,
    locationType: 'parameter',
  })

/** A malformed project ID in the path. */
export const invalidProject = (service: string) =>
  new ApiError(400, 'invalidParameter', 'Invalid resource field value in the request.', {
    status: 'INVALID_ARGUMENT',
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'RESOURCE_PROJECT_INVALID',
        domain: 'googleapis.com',
        metadatas: { service: 'compute.googleapis.com', method: `compute.v1.${service}` },
      },
    ],
  })

/** A body that is not JSON, or not a JSON object. */
export const parseError = (why: string) =>
  new ApiError(400, 'parseError', `Invalid JSON payload received. ${why}`, {
    status: 'INVALID_ARGUMENT',
  })

export const diskInUse = (disk: string, user: string) =>
  new ApiError(
    400,
    'resourceInUseByAnotherResource',
    `The disk resource '${disk}' is already being used by '${user}'`,
  )

/** A source encrypted with a customer-supplied key that is missing from the request. */
export const keyMissing = (path: string) =>
  new ApiError(
    400,
    'resourceIsEncryptedWithCustomerEncryptionKey',
    `'${path}' is protected with a customer supplied encryption key, but none was provided.`,
  )

/** The fingerprint sent with labels isn’t the image’s current one. */
export const staleFingerprint = () =>
  new ApiError(
    412,
    'conditionNotMet',
    'Labels fingerprint either invalid or resource labels have changed',
    { location: 'If-Match', locationType: 'header' },
  )

/** The etag sent with a policy isn’t the current one. */
export const staleEtag = () =>
  new ApiError(
    409,
    'aborted',
    'There were concurrent policy changes. Please retry the whole read-modify-write with exponential backoff.',
    { status: 'ABORTED' },
  )

export const forbidden = (permission: string, path: string) =>
  new ApiError(403, 'forbidden', `Required '${permission}' permission for '${path}'`)

export const imageQuota = (limit: number) =>
  new ApiError(
    403,
    'quotaExceeded',
    `Quota 'IMAGES' exceeded.  Limit: ${limit.toFixed(1)} globally.`,
    {
      domain: 'usageLimits',
    },
  )

const CREDENTIALS_HELP =
  'Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.'

const credentials = (reason: string, service: string) => ({
  status: 'UNAUTHENTICATED',
  location: 'Authorization',
  locationType: 'header' as const,
  details: [
    {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason,
      domain: 'googleapis.com',
      metadatas: { service: 'compute.googleapis.com', method: `compute.v1.${service}` },
    },
  ],
})

/** No token. @param service `ImagesService.Get` */
export const noCredentials = (service: string) =>
  new ApiError(
    401,
    'required',
    `Request is missing required authentication credential. ${CREDENTIALS_HELP}`,
    { ...credentials('CREDENTIALS_MISSING', service), itemMessage: 'Login Required.' },
  )

/**
 * A token that identifies no principal.
 * @param reason as in the details: `ACCESS_TOKEN_EXPIRED` for one that did
 */
export const badCredentials = (service: string, reason = 'ACCESS_TOKEN_TYPE_UNSUPPORTED') =>
  new ApiError(
    401,
    'authError',
    `Request had invalid authentication credentials. ${CREDENTIALS_HELP}`,
    { ...credentials(reason, service), itemMessage: 'Invalid Credentials' },
  )

/** Tokens can’t be checked now: the emulator’s own, as the service has no such dependency. */
export const issuerUnavailable = (issuer: string, why: string) =>
  new ApiError(503, 'backendError', `The keys of ${issuer} can’t be read: ${why}`, {
    status: 'UNAVAILABLE',
  })

/**
 * A method that the universe lacks. The wording is that of the universe’s documentation; status and reason
 * are those of its gRPC equivalent, UNIMPLEMENTED, as no such response is on record.
 */
export const notInUniverse = (service: string, universe: string) =>
  new ApiError(
    501,
    'notImplemented',
    `The method compute.v1.${service} is not available in this (${universe}) universe.`,
    { status: 'UNIMPLEMENTED' },
  )

/** A request from a host or origin that isn’t allowed: the emulator’s own guard. */
export const refused = (code: 403 | 421, message: string) =>
  new ApiError(code, 'forbidden', message)

/** Writes require JSON: other types can be sent by a foreign page without a preflight. */
export const notJson = (type: string) =>
  new ApiError(415, 'unsupportedMediaType', `Content-Type must be application/json, not '${type}'.`)

/** A body compressed in another way than with gzip. */
export const notGzip = (encoding: string) =>
  new ApiError(415, 'unsupportedMediaType', `Content-Encoding must be gzip, not '${encoding}'.`)

export const tooLarge = (code: 413 | 414 | 431, what: string) =>
  new ApiError(code, 'uploadTooLarge', `${what} is too large.`)

/** A Compute Engine method that this emulator doesn’t implement. */
export const notEmulated = (what: string) =>
  new ApiError(
    501,
    'notImplemented',
    `Not emulated: ${what}. This emulator serves Compute Engine images.`,
    {
      status: 'UNIMPLEMENTED',
    },
  )

/** A URL that isn’t a Compute Engine method. */
export const unknownUrl = (path: string) =>
  new ApiError(404, 'notFound', `The requested URL ${shown(path)} was not found on this server.`)

/** The code of an operation’s error for a reason: `alreadyExists` → `RESOURCE_ALREADY_EXISTS`. */
export function operationCode(reason: string): string {
  if (/^[A-Z][A-Z0-9_]*$/.test(reason)) return reason
  const known = OPERATION_CODES.get(reason)
  return known ?? reason.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()
}

const OPERATION_CODES = new Map([
  ['alreadyExists', 'RESOURCE_ALREADY_EXISTS'],
  ['notFound', 'RESOURCE_NOT_FOUND'],
  ['invalid', 'INVALID_FIELD_VALUE'],
])

/** A value in a message: JSON, truncated so that no request can inflate its own response. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined'
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}
