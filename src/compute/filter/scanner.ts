import { FilterError, type Field } from './ast.ts'

/** Limits on the length and the nesting (parentheses and NOTs) of a filter. */
const MAX_LENGTH = 4096
const MAX_DEPTH = 32

const SPACE = /\s*/y
const SEGMENT = /[\p{L}\p{N}_][\p{L}\p{N}_-]*/uy
const KEYWORDS = new Set(['AND', 'OR', 'NOT'])

/** Whether a text can be a field’s segment without quotes. */
export const isPlainSegment = (text: string): boolean => PLAIN.test(text) && !KEYWORDS.has(text)
const PLAIN = new RegExp(`^${SEGMENT.source}$`, 'u')

/** A position in a filter’s text, with the parsing that both dialects share. */
export class Scanner {
  position = 0
  readonly text: string
  #depth = 0

  constructor(text: string) {
    if (text.length > MAX_LENGTH) {
      throw new FilterError(`A filter has at most ${MAX_LENGTH} characters.`, MAX_LENGTH)
    }
    this.text = text
  }

  fail(message: string, position = this.position): never {
    throw new FilterError(message, position)
  }

  /** Consumes what a sticky expression matches here; `undefined`, consuming nothing, if it doesn’t match. */
  match(expression: RegExp): string | undefined {
    expression.lastIndex = this.position
    const found = expression.exec(this.text)?.[0]
    if (found !== undefined) this.position += found.length
    return found
  }

  space(): void {
    this.match(SPACE)
  }

  /** Skips white space, then consumes the token if it is next. */
  take(token: string): boolean {
    this.space()
    if (!this.text.startsWith(token, this.position)) return false
    this.position += token.length
    return true
  }

  /** Whether only white space is left. */
  atEnd(): boolean {
    this.space()
    return this.position === this.text.length
  }

  /** Calls `read` one nesting level deeper. @throws FilterError if that is too deep */
  deeper<T>(read: () => T): T {
    if (++this.#depth > MAX_DEPTH) this.fail(`Nested more than ${MAX_DEPTH} deep.`)
    const result = read()
    this.#depth--
    return result
  }

  /** A field: `name`, `labels.env`, `labels."odd key"`. */
  field(): Field {
    this.space()
    const field = [this.#segment()]
    while (this.text[this.position] === '.') {
      this.position++
      field.push(this.#segment())
    }
    return field
  }

  /**
   * Text in single or double quotes, with its backslashes as written; `undefined`, consuming nothing,
   * if there is no quote here.
   */
  quoted(): { raw: string; quote: string } | undefined {
    const start = this.position
    const quote = this.text[start]
    if (quote !== '"' && quote !== "'") return undefined
    for (let i = start + 1; i < this.text.length; i++) {
      if (this.text[i] === '\\') i++
      else if (this.text[i] === quote) {
        this.position = i + 1
        return { raw: this.text.slice(start + 1, i), quote }
      }
    }
    return this.fail('This quote is not closed.', start)
  }

  #segment(): string {
    const start = this.position
    const quoted = this.quoted()
    if (quoted) return unescape(quoted.raw)
    const word = this.match(SEGMENT)
    if (word === undefined) return this.fail('Expected the name of a field.')
    if (KEYWORDS.has(word)) return this.fail(`Expected a field before ${word}.`, start)
    return word
  }
}

/** Unescapes backslashes and quotes; other backslashes are kept. */
export const unescape = (raw: string): string => raw.replace(/\\([\\"'])/g, '$1')
