/** Partial responses: the `fields` parameter, `items(name,id),nextPageToken`, `items/name`, `*`. */
import { invalidParameter } from '../base/errors.ts'
import { SCHEMAS, type Schema } from './schemas.ts'

/** What to keep of an object: by field, everything (`true`) or a part. `*` means any field. */
export type Mask = ReadonlyMap<string, Mask | true>

/** A mask in the making. */
type Tree = Map<string, Mask | true>

const LONGEST = 4096
const DEEPEST = 20
const TOKEN = /[A-Za-z0-9_-]+|\*|[(),/]/y

/** @throws ApiError if the text isn’t a field mask */
export function parseMask(text: string): Mask {
  const tokens = tokenize(text)
  let at = 0

  const parseGroup = (depth: number): Mask => {
    if (depth > DEEPEST) throw badMask(text)
    const tree: Tree = new Map()
    for (;;) {
      parsePath(tree, depth)
      if (tokens[at] !== ',') return tree
      at++
    }
  }

  const parsePath = (tree: Tree, depth: number) => {
    const name = tokens[at++]
    if (name === undefined || /[(),/]/.test(name)) throw badMask(text)
    const part = parseRest(depth)
    tree.set(name, either(tree.get(name), part))
  }

  const parseRest = (depth: number): Mask | true => {
    if (tokens[at] === '/') {
      at++
      if (depth > DEEPEST) throw badMask(text)
      const tree: Tree = new Map()
      parsePath(tree, depth + 1)
      return tree
    }
    if (tokens[at] !== '(') return true
    at++
    const group = parseGroup(depth + 1)
    if (tokens[at++] !== ')') throw badMask(text)
    return group
  }

  const tree = parseGroup(0)
  if (at < tokens.length) throw badMask(text)
  return tree
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

/** What either of them keeps. */
export function either(a: Mask | true | undefined, b: Mask | true): Mask | true {
  if (a === undefined || b === true) return b
  if (a === true) return a
  const merged: Tree = new Map(a)
  for (const [name, part] of b) merged.set(name, either(a.get(name), part))
  return merged
}

/**
 * Refuses a mask that selects what a response can’t have, as the service does: a misspelled field would
 * otherwise look like one that is absent.
 * @param at where the mask is, for the error
 * @throws ApiError that names the first such field
 */
export function checkSelection(mask: Mask, schema: Schema, at = ''): void {
  const { type, properties, items, additionalProperties } = schema.$ref
    ? (SCHEMAS[schema.$ref] ?? schema)
    : schema
  if (items) return checkSelection(mask, items, at)
  if (type === 'any') return
  for (const [name, part] of mask) {
    if (name === '*') continue
    const known = properties && Object.hasOwn(properties, name) ? properties[name] : undefined
    const field = known ?? additionalProperties
    if (!field) throw badMask(at + name)
    if (part !== true) checkSelection(part, field, `${at}${name}/`)
  }
}

const badMask = (text: string) =>
  invalidParameter('fields', `Invalid field selection ${text.slice(0, 200)}`)
