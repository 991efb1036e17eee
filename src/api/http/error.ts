/**
 * Everything that can go wrong on the way to the API and back, as one type. Components never see a
 * Response.
 */
import { answerDetails, type ErrorDetail } from '../../compute/errorDetails.ts'
import { constraintIn } from '../../compute/refusals.ts'
import { isObject } from '../../compute/isObject.ts'

/** The kind of failure, beside the HTTP status. */
export type Failure =
  /** An API response with Google's error envelope (or an error status without one). */
  | 'http'
  /**
   * No response: no network, refused, cut off, or blocked by CORS.
   */
  | 'network'
  /** Not sent: the page's own Content-Security-Policy or the browser's permissions blocked it. */
  | 'blocked'
  /** No response in time. */
  | 'timeout'
  /** A response that isn't JSON: a proxy's or a login page, a truncated body. */
  | 'notJson'
  /** JSON that doesn't fit the method's response. */
  | 'unexpected'
  /** An operation that ended with an error. */
  | 'operation'
  /**
   * An operation that was accepted but whose outcome is unknown: still running, or no longer
   * visible.
   */
  | 'unseen'

export interface ApiErrorInit {
  failure: Failure
  message: string
  /** HTTP status, or 0 without a response. */
  status?: number
  /** Google's `reason` (`notFound`, `conditionNotMet`, …) or an operation's error code. */
  reason?: string
  /** The request field that the message names, without `resource.`: `name`, `labels`, `rawDisk.source`. */
  field?: string
  /** The permission that a 403 says is missing. */
  permission?: string
  /** Whether the response was JSON, as the API's own are. Default: true. */
  isJson?: boolean
  /** ms to wait before a retry, if the response said so. */
  retryAfter?: number
  /** Whether it may have been done anyway. Default: derived from failure and status. */
  uncertain?: boolean
  /** What else the API said: further errors, and the details of each. */
  details?: readonly ErrorDetail[]
}

/** The one error type of the console; see {@link ApiErrorInit} for its parts. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly failure: Failure
  readonly status: number
  readonly reason: string
  readonly field: string | undefined
  readonly permission: string | undefined
  readonly isJson: boolean
  readonly retryAfter: number | undefined
  readonly details: readonly ErrorDetail[]
  /** Whether the request may have been carried out despite this error. */
  readonly uncertain: boolean

  constructor(init: ApiErrorInit) {
    super(init.message)
    this.failure = init.failure
    this.status = init.status ?? 0
    this.reason = init.reason ?? ''
    this.field = init.field
    this.permission = init.permission
    this.isJson = init.isJson ?? true
    this.retryAfter = init.retryAfter
    this.details = init.details ?? []
    this.uncertain = init.uncertain ?? isUncertain(this)
  }

  /** The organization policy constraint that forbids it: retrying can't help. */
  get constraint(): string | undefined {
    return constraintIn(this.message, this.details)
  }
}

/**
 * Whether a server or proxy may give up with this status on a request that has gone through: proxies
 * have statuses of their own above 504. 501 is a refusal.
 */
const isGivingUp = (status: number): boolean => status === 408 || (status >= 500 && status !== 501)

/** Only a refusal, the end of an operation and an unsent request are certain. */
const isUncertain = ({ failure, status }: Pick<ApiError, 'failure' | 'status'>): boolean =>
  failure === 'http' ? isGivingUp(status) : failure !== 'operation' && failure !== 'blocked'

/** Whether this is an error of that HTTP status. */
export const isApiError = (error: unknown, status: number): error is ApiError =>
  error instanceof ApiError && error.status === status

/**
 * Whether the API says that what was asked for doesn't exist. A 404 that isn't JSON doesn't: it comes from
 * a proxy that may not reach the API, or is for a path the API doesn't have.
 */
export const isNotFound = (error: unknown): error is ApiError =>
  isApiError(error, 404) && error.isJson

const FIELD = /Invalid value for field '(?:resource\.)?([\w.[\]]+)'/
const REQUIRED_FIELD = /Required field '(?:resource\.)?([\w.[\]]+)'/
const PERMISSION = /Required '([\w.]+)' permission/

/**
 * Reads an error response.
 * @param status HTTP status, 400–599
 * @param body the parsed JSON body, or undefined when there was none
 * @param retryAfter the `Retry-After` header
 */
export function errorFromAnswer(
  status: number,
  body: unknown,
  retryAfter: string | null = null,
): ApiError {
  const envelope = isObject(body) && isObject(body['error']) ? body['error'] : {}
  const errors = Array.isArray(envelope['errors']) ? envelope['errors'].filter(isObject) : []
  const message =
    text(envelope['message']) ??
    errors.map((each) => text(each['message'])).find((each) => each !== undefined) ??
    `The API answered ${status} without a reason.`
  return new ApiError({
    failure: 'http',
    status,
    message,
    reason: text(errors[0]?.['reason']) ?? text(envelope['status']) ?? '',
    ...namedIn(message),
    isJson: body !== undefined,
    retryAfter: retryDelayOf(retryAfter, Date.now()),
    details: answerDetails(envelope, message),
  })
}

/**
 * The request field and the permission that an error message names; operations phrase theirs the
 * same way.
 */
export const namedIn = (message: string): Pick<ApiErrorInit, 'field' | 'permission'> => ({
  field: (FIELD.exec(message) ?? REQUIRED_FIELD.exec(message))?.[1],
  permission: PERMISSION.exec(message)?.[1],
})

/**
 * ms that a Retry-After header (seconds or an HTTP date) asks for, at most a minute; undefined for
 * none.
 */
export function retryDelayOf(header: string | null, now: number): number | undefined {
  if (!header) return undefined
  const seconds = Number(header)
  const wait = Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1000
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), 60_000)
}

/** What happened, in one sentence, and what to do about it in a second. */
export function explain(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return isApiError(error, 401) ? `${NOT_SIGNED_IN} ${message}` : message
}

/** The API answers an expired token like a missing one. */
const NOT_SIGNED_IN = 'You aren’t signed in, or your sign-in has expired.'

/** As {@link explain}, on one line: it says how much more there is. */
export function explainBriefly(error: unknown): string {
  const more = error instanceof ApiError ? error.details.length : 0
  return more === 0 ? explain(error) : `${explain(error)} (and ${more} more)`
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
