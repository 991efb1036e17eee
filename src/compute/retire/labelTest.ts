/** Label tests as text: `env`, `!env`, `env=prod`, `env!=prod`. */
import { isLabelKey, isLabelValue } from '../labels.ts'
import type { Labels } from '../schema.ts'

interface LabelTest {
  key: string
  /** Undefined: any value. */
  value: string | undefined
  /** Whether the label should be there. */
  wanted: boolean
}

const FORM = /^(!?)([^!=]+)(?:(!?=)(.*))?$/u

/** @returns undefined if the text isn't a test */
function read(text: string): LabelTest | undefined {
  const [, not, key = '', operator, value = ''] = FORM.exec(text) ?? []
  if (!isLabelKey(key) || !isLabelValue(value) || (not && operator)) return undefined
  return {
    key,
    value: operator ? value : undefined,
    wanted: not === '' && operator !== '!=',
  }
}

/** What is wrong with a test, as a sentence; null if it is valid. */
export const labelTestProblem = (text: string): string | null =>
  read(text) ? null : 'Enter a label as key, key=value, key!=value or !key.'

/** A predicate over labels; an invalid test matches nothing. */
export function labelTest(text: string): (labels: Labels | undefined) => boolean {
  const test = read(text)
  if (!test) return () => false
  const { key, value, wanted } = test
  return (labels) => {
    const has = labels !== undefined && Object.hasOwn(labels, key)
    return (has && (value === undefined || labels[key] === value)) === wanted
  }
}
