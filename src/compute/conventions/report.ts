/** A report for scripts: JSON, and lines of text. */
import { count } from '../../text/count.ts'
import { visible } from '../../text/visible.ts'
import type { Checked, Finding, Report } from './check.ts'
import { isText, mendText, scopeText, titleOf, wantedText } from './words.ts'

/** The report as a JSON value; its shape is described in `docs/conventions.md`. */
export function reportValue({ all, broken, checked }: Report, project: string): unknown {
  return {
    version: 1,
    project,
    checked,
    broken,
    rules: all.map(({ requirement, findings, unknown }) => ({
      rule: requirement.id,
      level: requirement.level,
      title: titleOf(requirement),
      wanted: wantedText(requirement),
      images: findings.map(({ image, is, mend }) => ({
        image: image.name,
        is: is ?? null,
        ...(mend && {
          mend:
            mend.kind === 'deprecate'
              ? { kind: mend.kind, replacement: mend.replacement?.name ?? null }
              : mend,
        }),
      })),
      unknown: unknown.map(({ name }) => name),
    })),
  }
}

/** The report as a table, rule by rule; rules that nothing breaks are a line each. */
export function reportLines({ all, broken, checked }: Report): string[] {
  return [
    ...all.flatMap((each) => ruleLines(each)),
    `${count(broken)} of ${count(checked, 'image')} ${broken === 1 ? 'breaks' : 'break'} a rule.`,
  ]
}

function ruleLines({ requirement, findings, unknown, applied }: Checked): string[] {
  const isError = requirement.level === 'error' ? ' (error)' : ''
  const head = `${titleOf(requirement)}: ${wantedText(requirement)}. ${scopeText(requirement)}${isError}`
  const none = applied === 0 ? 'it applies to no image' : 'none breaks it'
  const width = findings.reduce((most, { image }) => Math.max(most, image.name.length), 0)
  return [
    visible(`${head}: ${findings.length > 0 ? count(findings.length) : none}`),
    ...findings.map((finding) => `  ${rowText(finding, width)}`),
    ...unknown.map(({ name }) => `  ${visible(name).padEnd(width)}  couldn’t be checked`),
  ]
}

function rowText(finding: Finding, width: number): string {
  const mend = mendText(finding)
  const row = `${finding.image.name.padEnd(width)}  ${isText(finding)}`
  return visible(mend === undefined ? row : `${row}  → ${mend}`)
}
