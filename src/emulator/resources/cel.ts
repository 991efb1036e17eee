/**
 * Checks whether a text is an expression in CEL, the language of conditions. Syntax only: nothing is
 * evaluated. Source: the CEL specification, langdef.md, "Syntax".
 */

const STRING = String.raw`(?:"""(?:\\[^]|(?!""")[^\\])*"""|'''(?:\\[^]|(?!''')[^\\])*'''|"(?:\\.|[^"\\\n\r])*"|'(?:\\.|[^'\\\n\r])*')`
const RAW_STRING = String.raw`(?:"""[^]*?"""|'''[^]*?'''|"[^"\n\r]*"|'[^'\n\r]*')`

const NUMBER = String.raw`0[xX][0-9a-fA-F]+[uU]?|\d+(?:\.\d+(?:[eE][-+]?\d+)?|[eE][-+]?\d+|[uU])?|\.\d+(?:[eE][-+]?\d+)?`

/** In the order they are tried: a raw string must not be taken for a name. */
const TOKEN = new RegExp(
  [
    String.raw`(?<space>(?:\s|//[^\n]*)+)`,
    String.raw`(?<literal>(?:[rR][bB]?|[bB][rR])${RAW_STRING}|[bB]?${STRING}|${NUMBER})`,
    String.raw`(?<name>[A-Za-z_]\w*)`,
    String.raw`(?<operator>\|\||&&|[<>=!]=|[-<>+*/%!?:.,()[\]{}])`,
  ].join('|'),
  'y',
)

type Kind = 'literal' | 'name' | 'operator'
interface Token {
  kind: Kind
  text: string
}

const CONSTANTS = new Set(['true', 'false', 'null'])
const RESERVED = new Set(
  `as break const continue else for function if import in let loop namespace package return var void
  while`.split(/\s+/),
)
/** Binary operators by precedence, lowest first. */
const LEVELS = [
  ['||'],
  ['&&'],
  ['<', '<=', '>', '>=', '==', '!=', 'in'],
  ['+', '-'],
  ['*', '/', '%'],
]

/** The specification requires support for up to 32 nested levels. */
const DEEPEST = 64

class SyntaxProblem extends Error {}

/** What is wrong with an expression, as the rest of a sentence; null if it is valid. */
export function celProblem(text: string): string | null {
  try {
    readExpression(tokenize(text))
    return null
  } catch (error) {
    if (error instanceof SyntaxProblem) return error.message
    throw error
  }
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < text.length;) {
    const at = TOKEN.lastIndex
    const { groups } = TOKEN.exec(text) ?? {}
    if (!groups) throw new SyntaxProblem(`unexpected ${JSON.stringify(text.slice(at, at + 20))}`)
    for (const kind of ['literal', 'name', 'operator'] as const) {
      const found = groups[kind]
      if (found !== undefined) tokens.push({ kind, text: found })
    }
  }
  return tokens
}

/** Parses all tokens as one expression. @throws SyntaxProblem */
function readExpression(tokens: readonly Token[]): void {
  let at = 0
  let depth = 0

  const is = (text: string) => tokens[at]?.kind !== 'literal' && tokens[at]?.text === text
  const take = (...texts: string[]): boolean => {
    const found = texts.some(is)
    if (found) at++
    return found
  }
  const unexpected = () =>
    new SyntaxProblem(
      at < tokens.length ? `unexpected ${JSON.stringify(tokens[at]?.text)}` : 'unexpected end',
    )
  const demand = (text: string) => {
    if (!take(text)) throw unexpected()
  }
  const isName = () => {
    const token = tokens[at]
    return token?.kind === 'name' && !RESERVED.has(token.text) && !CONSTANTS.has(token.text)
  }

  const expression = () => {
    if (++depth > DEEPEST) throw new SyntaxProblem('it is nested too deeply')
    binary(0)
    if (take('?')) {
      binary(0)
      demand(':')
      expression()
    }
    depth--
  }

  const binary = (level: number): void => {
    const operators = LEVELS[level]
    if (!operators) return unary()
    do binary(level + 1)
    while (take(...operators))
  }

  const unary = () => {
    if (take('!')) while (take('!'));
    else if (take('-')) while (take('-'));
    member()
  }

  const member = () => {
    primary()
    for (;;) {
      if (take('.')) {
        // After a dot, reserved words are names like any other.
        if (tokens[at]?.kind !== 'name') throw unexpected()
        at++
        call()
      } else if (take('[')) {
        expression()
        demand(']')
      } else if (take('{')) {
        entries('}', field)
      } else return
    }
  }

  const call = () => {
    if (take('(')) entries(')', expression, false)
  }

  const primary = () => {
    if (take('(')) {
      expression()
      demand(')')
    } else if (take('[')) entries(']', expression)
    else if (take('{')) entries('}', pair)
    else if (tokens[at]?.kind === 'literal' || take('true', 'false', 'null')) literal()
    else {
      take('.')
      if (!isName()) throw unexpected()
      at++
      call()
    }
  }

  /** A constant has already been consumed, any other literal hasn’t. */
  const literal = () => {
    if (tokens[at]?.kind === 'literal') at++
  }

  /** `a, b` up to the closing bracket; some lists allow a trailing comma. */
  const entries = (end: string, entry: () => void, commaMayEnd = true) => {
    if (take(end)) return
    const another = () => take(',') && !(commaMayEnd && is(end))
    do entry()
    while (another())
    demand(end)
  }
  const pair = () => {
    expression()
    demand(':')
    expression()
  }
  const field = () => {
    if (!isName()) throw unexpected()
    at++
    demand(':')
    expression()
  }

  expression()
  if (at < tokens.length) throw unexpected()
}
