/**
 * Everything an error says besides its message, as plain lines: every entry of `errors[]`, and the
 * details of google.rpc (https://cloud.google.com/apis/design/errors#error_payloads) and of Compute
 * Engine’s operations (`errorDetails` in the discovery document). The input is not trusted: values of
 * the wrong type are ignored.
 */
import { isObject } from './isObject.ts'

/** One line below an error's message. */
export interface ErrorDetail {
  /** What it is about: a field, a member, a quota, a kind of detail; absent if it is the error as a whole. */
  what?: string
  text: string
  /** `text` is a URL: it can be copied but is never a link. */
  isLink?: true
}

/** Nobody reads more, and the page has to stay usable whatever a server sends. */
const MAX_DETAILS = 100

/**
 * The details of an error response.
 * @param envelope the `error` object of the body
 * @param message shown above the details, which don’t repeat it
 */
export function answerDetails(envelope: unknown, message: string): ErrorDetail[] {
  const { errors, details } = record(envelope)
  return unsaid(message, [
    ...list(errors).flatMap(errorEntry),
    ...list(details).flatMap((detail) => typedDetail(record(detail), message)),
  ])
}

/**
 * The details of an operation's error.
 * @param errors the operation's `error.errors`
 * @param message as for {@link answerDetails}
 */
export function operationDetails(errors: unknown, message: string): ErrorDetail[] {
  return unsaid(
    message,
    list(errors).flatMap((entry) => [...operationEntry(entry), ...errorDetails(entry, message)]),
  )
}

/** As {@link operationDetails}, if the code and message of each error are already shown. */
export const detailsOfShown = (
  errors: readonly { code?: string | undefined; message?: string | undefined }[] = [],
): ErrorDetail[] =>
  operationDetails(
    errors,
    errors.map(({ code = '', message = '' }) => `${code} ${message}`).join('\n'),
  )

type Fields = Readonly<Record<string, unknown>>

/** An entry of `errors[]`: `{domain, reason, message, location, locationType, extendedHelp}`. */
function errorEntry(value: unknown): ErrorDetail[] {
  const { message, reason, location, locationType, extendedHelp } = record(value)
  // The console sets the headers itself; the user can’t do anything about them.
  const where = locationType === 'header' ? undefined : location
  return [...line(where, message, reason), ...link('Help', extendedHelp)]
}

/** An entry of an operation's `error.errors[]`: `{code, message, location, errorDetails}`. */
function operationEntry(value: unknown): ErrorDetail[] {
  const { message, code, location } = record(value)
  return line(location, message, code)
}

/** `errorDetails[]`: each entry has one of the four, under its name. */
const errorDetails = (entry: unknown, message: string): ErrorDetail[] =>
  list(record(entry)['errorDetails']).flatMap((value) => {
    const { localizedMessage, quotaInfo, errorInfo, help } = record(value)
    return [
      ...BY_TYPE.LocalizedMessage(record(localizedMessage)),
      ...BY_TYPE.QuotaExceededInfo(record(quotaInfo)),
      ...BY_TYPE.ErrorInfo(record(errorInfo), message),
      ...BY_TYPE.Help(record(help)),
    ]
  })

/** An entry of `details[]`, by its `@type`; one of an unknown type is shown as is. */
function typedDetail({ '@type': url, ...fields }: Fields, message: string): ErrorDetail[] {
  const type = text(url)?.split(/[./]/).at(-1) ?? ''
  if (isKnown(type)) return BY_TYPE[type](fields, message)
  const all = pairs(fields)
  return all === '' ? [] : line(type, all)
}

const isKnown = (type: string): type is keyof typeof BY_TYPE => Object.hasOwn(BY_TYPE, type)

/** The types of google.rpc/error_details.proto meant for people, and Compute Engine’s QuotaExceededInfo. */
const BY_TYPE = {
  BadRequest: ({ fieldViolations }: Fields) =>
    list(fieldViolations).flatMap((each) => {
      const { field, description, reason, localizedMessage } = record(each)
      return [
        ...line(field, description, reason),
        ...sentence(field, record(localizedMessage)['message']),
      ]
    }),
  PreconditionFailure: ({ violations }: Fields) =>
    list(violations).flatMap((each) => {
      const { type, subject, description } = record(each)
      return line([type, subject].filter(text).join(' '), description)
    }),
  QuotaFailure: ({ violations }: Fields) =>
    list(violations).flatMap((each) => {
      const { subject, description, ...figures } = record(each)
      return [...line(subject, description), ...sentence(subject, pairs(figures))]
    }),
  QuotaExceededInfo: ({ metricName, ...figures }: Fields) => line(metricName, pairs(figures)),
  ErrorInfo: ({ reason, domain, metadata, metadatas }: Fields, message: string) => {
    // Compute Engine writes `metadatas`, the other services `metadata`.
    const more = { ...record(metadatas), ...record(metadata) }
    const rest = Object.entries(more).filter(
      ([, value]) => typeof value !== 'string' || !includesWhole(message, value),
    )
    const parts = [text(domain), text(pairs(Object.fromEntries(rest)))]
    return line(reason, parts.filter(Boolean).join(' · '))
  },
  LocalizedMessage: ({ message }: Fields) => sentence(undefined, message),
  Help: ({ links }: Fields) =>
    list(links).flatMap((each) => link(record(each)['description'], record(each)['url'])),
}

/** A line with the first of `texts` that isn’t empty, or with `what` alone. */
const line = (what: unknown, ...texts: unknown[]): ErrorDetail[] =>
  sentence(what, texts.find(text) ?? what)

/** A line, unless its text is empty. */
function sentence(what: unknown, said: unknown): ErrorDetail[] {
  const [about, words] = [text(what), text(said)]
  if (words === undefined) return []
  return [about === undefined || about === words ? { text: words } : { what: about, text: words }]
}

function link(what: unknown, url: unknown): ErrorDetail[] {
  const address = text(url)
  return address === undefined ? [] : [{ what: text(what) ?? 'Help', text: address, isLink: true }]
}

/** Fields without a format of their own: `field: labels, limit: 100`. */
const pairs = (fields: Fields): string =>
  Object.entries(fields)
    .filter(([, value]) => value !== '' && value !== null)
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ')

/** The details without what the message or an earlier line already says. */
function unsaid(message: string, details: readonly ErrorDetail[]): ErrorDetail[] {
  const seen = new Set<string>()
  const left = details
    .slice(0, MAX_DETAILS)
    .flatMap((detail) => (detail.isLink ? detail : beyond(message, detail)))
    .filter(({ what, text: words, isLink }) => {
      const key = JSON.stringify([isLink ? '' : what, plain(words)])
      return !seen.has(key) && seen.add(key)
    })
  const more = details.length - MAX_DETAILS
  return more > 0 ? [...left, { text: `${more} more not shown.` }] : left
}

/** What a line adds to the message: all of it, only what it is about, or nothing. */
function beyond(message: string, detail: ErrorDetail): ErrorDetail[] {
  if (!includesWhole(message, detail.text)) return [detail]
  const { what } = detail
  return what === undefined || includesWhole(message, what) ? [] : [{ text: what }]
}

/** Whether a text includes another as whole words: `labels` is not in `labels[0]`. */
function includesWhole(whole: string, part: string): boolean {
  const [all, wanted] = [plain(whole), plain(part)]
  if (wanted === '') return true
  for (let at = all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, at + 1)) {
    if (!WORD.test(all.charAt(at - 1)) && !WORD.test(all.charAt(at + wanted.length))) return true
  }
  return false
}

const WORD = /[\w[\]]/

/** The text with its white space normalized. */
const plain = (words: string) => words.replaceAll(/\s+/g, ' ').trim()

const record = (value: unknown): Fields => (isObject(value) ? value : {})

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined
