/** Requirements and findings in words. */
import { capital } from '../../text/capital.ts'
import { count } from '../../text/count.ts'
import { listed } from '../../text/listed.ts'
import { word } from '../../text/words.ts'
import type { Finding } from './check.ts'
import type { Requirement } from './requirements.ts'
import type { LabelRule } from './rules.ts'

/** What a requirement is about: `Label env`. */
export function titleOf({ aspect }: Requirement): string {
  switch (aspect.kind) {
    case 'label':
      return `Label ${aspect.key}`
    case 'name':
      return 'Name'
    case 'family':
      return 'Family'
    case 'description':
      return 'Description'
    case 'encryption':
      return 'Encryption'
    case 'mostActive':
      return 'Active images per family'
  }
}

/** What is wanted: `prod or staging`, `at most 3`. */
export function wantedText({ aspect }: Requirement): string {
  switch (aspect.kind) {
    case 'label':
    case 'family':
    case 'description': {
      const { required = true } = aspect.rule
      const allowed = alternatives(aspect.rule)
      const any = aspect.kind === 'label' ? 'any value' : `any ${aspect.kind}`
      return `${allowed || any}${required ? '' : ', or none'}`
    }
    case 'name':
      return alternatives(aspect.rule)
    case 'encryption':
      return 'a customer-managed key'
    case 'mostActive':
      return `at most ${count(aspect.most)}`
  }
}

/** Values and patterns in one list: patterns are recognized by their `*`, `#` or braces. */
const alternatives = ({ values = [], patterns = [] }: LabelRule): string =>
  listed([...values, ...patterns], 'or')

/** Which images a requirement applies to: `Active images in web-*`. */
export function scopeText({ families, states }: Requirement): string {
  const words = states.map((state) => word(state).toLowerCase())
  const which = states.length === 4 ? 'All images' : `${capital(listed(words, 'or'))} images`
  return families ? `${which} in ${listed(families, 'or')}` : which
}

/** What is there: `dev`, `missing`, `5 active`. */
export function isText({ requirement: { aspect }, is }: Finding): string {
  if (aspect.kind === 'encryption') return 'Google-managed key'
  if (aspect.kind === 'mostActive') return `${is} active`
  return is === undefined ? (aspect.kind === 'family' ? 'no family' : 'missing') : is || 'empty'
}

/** The finding as a sentence. */
export function findingText(finding: Finding): string {
  const { requirement, is } = finding
  const { aspect } = requirement
  const wanted = wantedText(requirement)
  switch (aspect.kind) {
    case 'label': {
      const what = is === undefined ? 'is missing' : is === '' ? 'is empty' : `is ${is}`
      return `The label ${aspect.key} ${what}.${alternatives(aspect.rule) && ` Use ${wanted}.`}`
    }
    case 'name':
      return `The name doesn’t match ${wanted}.`
    case 'family':
      return is === undefined ? 'It is in no family.' : `The family ${is} doesn’t match ${wanted}.`
    case 'description':
      return is === undefined
        ? 'The description is missing.'
        : `The description doesn’t match ${wanted}.`
    case 'encryption':
      return 'It isn’t encrypted with a customer-managed key.'
    case 'mostActive':
      return `${finding.image.family} has ${is} active images; ${wanted} are wanted, and this isn’t one of the newest.`
  }
}

/** What a mend does: `Add env=prod`. */
export function mendText({ mend, is }: Finding): string | undefined {
  switch (mend?.kind) {
    case 'label':
      return `${is === undefined ? 'Add' : 'Set'} ${mend.key}=${mend.value}`
    case 'family':
      return `Add to ${mend.family}`
    case 'deprecate':
      return 'Deprecate'
    case undefined:
      return undefined
  }
}
