/** Partial responses: the `fields` parameter, `items(name,id),nextPageToken`, `items/name`, `*`. */
import { invalidParameter } from '../errors.ts'
import { isObject } from '../resources/shape.ts'

/** What to keep of an object: by field, everything (`true`) or a part. `*` stands for any field. */
type Mask = Map<string, Mask | true>

const LONGEST = 4096
const DEEPEST = 20
const TOKEN = /[A-Za-z0-9_-]+|\*|[(),/]/y

/** @throws ApiError when the text is no field mask */
export function parseMask(text: string): Mask {
  const tokens = tokenize(text)
  let at = 0

  const parseGroup = (depth: number): Mask => {
    if (depth > DEEPEST) throw badMask(text)
    const mask: Mask = new Map()
    do parsePath(mask, depth)
    while (tokens[at] === ',' && at++ >= 0)
    return mask
  }

  const parsePath = (mask: Mask, depth: number) => {
    const name = tokens[at++]
    if (name === undefined || /[(),/]/.test(name)) throw badMask(text)
    const part = parseRest(depth)
    const before = mask.get(name)
    if (part === true || before === true) mask.set(name, true)
    else mask.set(name, before ? merge(before, part) : part)
  }

  const parseRest = (depth: number): Mask | true => {
    if (tokens[at] === '/') {
      at++
      if (depth > DEEPEST) throw badMask(text)
      const mask: Mask = new Map()
      const name = tokens[at++]
      if (name === undefined || /[(),/]/.test(name)) throw badMask(text)
      mask.set(name, parseRest(depth + 1))
      return mask
    }
    if (tokens[at] !== '(') return true
    at++
    const group = parseGroup(depth + 1)
    if (tokens[at++] !== ')') throw badMask(text)
    return group
  }

  const mask = parseGroup(0)
  if (at < tokens.length) throw badMask(text)
  return mask
}

function tokenize(text: string): string[] {
  if (text.length > LONGEST) throw badMask(text)
  const tokens: string[] = []
  const compact = text.replaceAll(/\s+/g, '')
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < compact.length;) {
    const token = TOKEN.exec(compact)?.[0]
    if (token === undefined) throw badMask(text)
    tokens.push(token)
  }
  return tokens
}

function merge(a: Mask, b: Mask): Mask {
  const merged: Mask = new Map(a)
  for (const [name, part] of b) {
    const other = merged.get(name)
    if (other === undefined || part === true) merged.set(name, part)
    else if (other !== true) merged.set(name, merge(other, part))
  }
  return merged
}

const badMask = (text: string) =>
  invalidParameter('fields', `Invalid field selection ${text.slice(0, 200)}`)

/** The part of a value that a mask keeps; lists are masked item by item, and what is left of an object that keeps nothing is left out. */
export function applyMask(value: unknown, mask: Mask): unknown {
  if (Array.isArray(value)) return value.map((item) => applyMask(item, mask))
  if (!isObject(value)) return value
  const any = mask.get('*')
  const kept: [string, unknown][] = []
  for (const [name, field] of Object.entries(value)) {
    const part = mask.get(name) ?? any
    if (part === true) kept.push([name, field])
    else if (part && typeof field === 'object') {
      const inner = applyMask(field, part)
      if (!isObject(inner) || Object.keys(inner).length > 0) kept.push([name, inner])
    }
  }
  return Object.fromEntries(kept)
}
