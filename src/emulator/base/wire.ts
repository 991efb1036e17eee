/** Formats of times, ids, names and fingerprints in the API; shared by the seeds and the methods. */
import type { Labels } from '../../compute/schema.ts'

const HOUR = 3_600_000

/** Start and end of daylight saving time by year, in ms since the epoch; a cache. */
const daylight = new Map<number, readonly [number, number]>()

/**
 * A time as the API prints it: Pacific time to the millisecond, `2026-11-24T03:29:46.123-08:00`.
 * @param ms ms since the epoch
 */
export function formatTime(ms: number): string {
  const offset = pacificOffset(ms)
  return `${new Date(ms - offset * HOUR).toISOString().slice(0, -1)}-0${offset}:00`
}

/**
 * Hours that Pacific time is behind UTC. The United States rule since 2007, computed here because
 * `Intl` takes 50 times as long: daylight saving time from 2:00 on the second Sunday of March to 2:00
 * on the first Sunday of November.
 */
function pacificOffset(ms: number): 7 | 8 {
  const year = new Date(ms - 8 * HOUR).getUTCFullYear()
  let bounds = daylight.get(year)
  if (!bounds) {
    bounds = [sundayFrom(year, 2, 8) + 10 * HOUR, sundayFrom(year, 10, 1) + 9 * HOUR]
    daylight.set(year, bounds)
  }
  return ms >= bounds[0] && ms < bounds[1] ? 7 : 8
}

/** Midnight UTC of the first Sunday on or after a day of a month. */
function sundayFrom(year: number, month: number, day: number): number {
  const weekday = new Date(Date.UTC(year, month, day)).getUTCDay()
  return Date.UTC(year, month, day + ((7 - weekday) % 7))
}

/** The service’s fingerprint of a resource without labels. */
export const NO_LABELS = '42WmSpB8rSM='

/**
 * The fingerprint of labels: 8 bytes in base64.
 * @param nonce distinguishes changes that result in the same labels, such as the time and a random
 *   number: each change must give a new fingerprint, or a writer that missed two changes could pass
 *   for one that missed none
 */
export function labelFingerprint(labels: Labels | undefined, nonce: string | number): string {
  const entries = Object.entries(labels ?? {})
  if (entries.length === 0) return NO_LABELS
  const text = JSON.stringify([nonce, entries.sort(([a], [b]) => (a < b ? -1 : 1))])
  return base64([...hash(text, 0x811c9dc5), ...hash(text, 0x9e3779b9)])
}

/** Four bytes of FNV-1a, mixed so that the last character affects all of them. */
function hash(text: string, seed: number): [number, number, number, number] {
  let value = seed
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value ^= value >>> 13
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]
}

/** Bytes in base64, without relying on `Buffer`. */
export function base64(bytes: Iterable<number>): string {
  return btoa(String.fromCharCode(...bytes))
}

/**
 * The id of a new resource: 17 to 19 digits, below 2⁶³.
 * @param random gives numbers from 0 up to 1
 */
export function newId(random: () => number): string {
  return `${1e7 + Math.floor(random() * 9.2e9)}${digits(random, 1e9, 10).padStart(9, '0')}`
}

/**
 * The name of a new operation: the time in ms, in hexadecimal µs, and two random parts, such as
 * `operation-1687532656072-5fecd5083158b-fb10e632-ba7f61d4`.
 */
export function operationName(ms: number, random: () => number): string {
  const micros = (ms * 1000 + Math.floor(random() * 1000)).toString(16)
  const part = () => digits(random, 2 ** 32, 16).padStart(8, '0')
  return `operation-${ms}-${micros}-${part()}-${part()}`
}

const digits = (random: () => number, below: number, base: number) =>
  Math.floor(random() * below).toString(base)
