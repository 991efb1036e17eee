/** The subset of HCL, Terraform’s language, that resources need. */
import { UNSEEN } from './shell.ts'
import { hex } from './text.ts'

/** The value of an argument. Undefined ones are left out. */
type HclValue = string | number | boolean | readonly string[] | HclMap | HclCode
/** A map with keys from data: a `Map`, so that no key is special. */
type HclMap = ReadonlyMap<string, string>
/** An expression, written as is. */
interface HclCode {
  code: string
}
/** Arguments and blocks of a block, in order. */
export type HclBody = readonly (readonly [string, HclValue | readonly HclBlock[] | undefined])[]
export interface HclBlock {
  block: HclBody
}

/** A block: `resource "type" "name" { … }`. */
export function hclBlock(head: string, body: HclBody, indent = ''): string {
  const inner = `${indent}  `
  const lines = body.flatMap(([name, value]) => {
    if (value === undefined) return []
    if (isBlocks(value)) return value.map(({ block }) => inner + hclBlock(name, block, inner))
    return [`${inner}${name} = ${hclValue(value, inner)}`]
  })
  return [`${head} {`, ...lines, `${indent}}`].join('\n')
}

const isBlocks = (value: HclValue | readonly HclBlock[]): value is readonly HclBlock[] =>
  Array.isArray(value) && value.length > 0 && typeof value[0] === 'object'

function hclValue(value: Exclude<HclValue, undefined>, indent: string): string {
  if (typeof value === 'string') return hclString(value)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value instanceof Map) {
    const lines = Array.from(
      value as HclMap,
      ([key, text]) => `${indent}  ${hclString(key)} = ${hclString(text)}`,
    )
    return lines.length === 0 ? '{}' : ['{', ...lines, `${indent}}`].join('\n')
  }
  if ('code' in value) return value.code
  return `[${(value as readonly string[]).map(hclString).join(', ')}]`
}

/** A string literal with templates escaped. HCL has no lone surrogates: they are replaced. */
export function hclString(text: string): string {
  const escaped = text
    .toWellFormed()
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replace(/[$%](?=\{)/g, '$&$&')
    .replace(UNSEEN, unicodeEscape)
  return `"${escaped}"`
}

/** `\u200b`, `\U000e0041`. */
function unicodeEscape(char: string): string {
  const code = char.codePointAt(0) ?? 0
  return code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`
}
