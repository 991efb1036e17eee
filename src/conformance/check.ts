import type { Ask, Body } from './ask.ts'

/** What the checks have to work with. */
export interface Ground {
  /** READY images of the project, newest first; at most 500. */
  images: readonly (Body & { name: string })[]
  /** What the names of new images start with: `conformance-x7`. */
  prefix: string
  /** What new images are created from. */
  source: string
}

/** One thing that an endpoint has to do. */
export interface Check {
  /** `paging` */
  id: string
  /** What it is about: `Pages of a list`. */
  what: string
  /** What has to come, as a sentence. */
  expect: string
  /** What the console does without it, as a sentence. */
  without: string
  /** `write`: it changes something. `server`: a browser can't send it. */
  needs?: 'write' | 'server'
  /** Sends what has to be sent. Throws {@link Differs}, {@link NotTried} or `NoAnswer` */
  send(ask: Ask, ground: Ground): Promise<void>
}

/** The endpoint does something else. */
class Differs extends Error {}

/** The project has nothing to try it with. */
export class NotTried extends Error {}

/** @throws Differs unless it holds. @param why what came instead, as a sentence */
export function hold(isTrue: boolean, why: string): asserts isTrue {
  if (!isTrue) throw new Differs(why)
}

/** @throws NotTried if there is none. @param why what is missing, as a sentence */
export function need<T>(value: T | undefined, why: string): T {
  if (value === undefined) throw new NotTried(why)
  return value
}
