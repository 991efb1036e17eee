/** Tests of labels as text: `env`, `!env`, `env=prod`, `env!=prod`. */
import { isLabelKey, isLabelValue } from '../labels.ts'
import type { Labels } from '../schema.ts'

interface LabelTest {
  key: string
  /** Undefined: any. */
  value: string | undefined
  /** Whether it is to be there. */
  wanted: boolean
}

const FORM = /^(!?)([^!=]+)(?:(!?=)(.*))?$/u

/** @returns undefined when the text is none */
function read(text: string): LabelTest | undefined {
  const [, not, key = '', operator, value = ''] = FORM.exec(text) ?? []
  if (!isLabelKey(key) || !isLabelValue(value) || (not && operator)) return undefined
  return {
    key,
    value: operator ? value : undefined,
    wanted: not === '' && operator !== '!=',
  }
}

/** What is wrong with a test, as a sentence; null when it is fine. */
export const labelTestProblem = (text: string): string | null =>
  read(text) ? null : 'Enter a label as key, key=value, key!=value or !key.'

/** A predicate of labels; a text that is no test holds for none. */
export function labelTest(text: string): (labels: Labels | undefined) => boolean {
  const test = read(text)
  if (!test) return () => false
  const { key, value, wanted } = test
  return (labels) => {
    const has = labels !== undefined && Object.hasOwn(labels, key)
    return (has && (value === undefined || labels[key] === value)) === wanted
  }
}
