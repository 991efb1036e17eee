/** The findings as a table. */
import type { Finding } from './run.ts'

const HEAD = ['Expected', 'Sent', 'Came', 'Without it, the console …'] as const

const code = (texts: readonly string[]) =>
  [...new Set(texts)].map((text) => `\`${text}\``).join('<br>')

/** The findings in Markdown, with columns of equal width: what was sent, what came. */
export function markdownTable(all: readonly Finding[]): string {
  const rows = all.map(({ check, sent, came, why }) => [
    `**${check.what}**<br>${why || check.expect}`,
    code(sent),
    code(came),
    check.without,
  ])
  const cells = [HEAD, ...rows].map((row) => row.map((text) => text.replaceAll('|', '\\|')))
  const widths = HEAD.map((_, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    `| ${row.map((text, at) => text.padEnd(widths[at] ?? 0)).join(' | ')} |`
  const [head = [], ...others] = cells
  const rule = widths.map((width) => '-'.repeat(width))
  return [head, rule, ...others].map(line).join('\n')
}

const WORDS: Readonly<Record<Finding['result'], string>> = {
  passed: 'yes',
  failed: 'NO',
  unknown: '?',
  unanswered: '?',
}

/** A finding as lines of text, with requests and responses if it isn't as expected. */
export function findingLines({ check, result, why, sent, came }: Finding): string[] {
  const head = `${WORDS[result].padEnd(4)}${check.what}: ${check.expect}`
  if (result === 'passed') return [head]
  const lines = sent.map((text, at) => `      ${text} → ${came[at] ?? 'no response'}`)
  return [head, `    ${why}`, ...lines, `    Without it, the console: ${check.without}`]
}
