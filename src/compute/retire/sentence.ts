/** A policy as plain, unambiguous sentences. */
import { andText } from '../../text/listed.ts'
import { count } from '../../text/count.ts'
import type { RetirePolicy } from './policy.ts'
import { STAGE_WORDS } from './reasonText.ts'
import { AGE_OF } from './stage.ts'

/** A piece of a sentence; the user's settings are emphasized. */
export interface Piece {
  text: string
  isSet: boolean
}

/** @param families how many families are chosen; undefined if not known yet */
export function policySentence(policy: RetirePolicy, families?: number): Piece[] {
  const pieces: Piece[] = []
  // Text between stars is a setting.
  const say = (text: string) => {
    for (const [index, part] of text.split('*').entries()) {
      if (part !== '') pieces.push({ text: part, isSet: index % 2 === 1 })
    }
  }
  say(`In ${familyWords(families)}, ${keepWords(policy)}${ageWords(policy)}.`)
  say(stepWords(policy))
  say(replacementWords(policy))
  say(
    ` At most *${count(policy.limits.changes, 'image')}* a run and *${policy.limits.percent}%* of a family.`,
  )
  say(' Heads never move.')
  say(policy.ages.removed === null ? ' No image is deleted for good.' : '')
  return pieces
}

/** The same as text. */
export const policyText = (policy: RetirePolicy, families?: number): string =>
  policySentence(policy, families)
    .map(({ text }) => text)
    .join('')

const familyWords = (families: number | undefined) =>
  families === undefined
    ? 'each chosen family'
    : families === 1
      ? '*1 family*'
      : `*${count(families, 'family', 'families')}*`

function keepWords({ choose, keep, minAge }: RetirePolicy): string {
  const newest = keep.newest === 1 ? 'the newest' : `the newest ${keep.newest}`
  const active = keep.of === 'active' ? (keep.newest === 1 ? ' active one' : ' active ones') : ''
  const per = keep.per === 'architecture' ? ' of each architecture' : ''
  const only = [
    ...(minAge === 0 ? [] : [`is older than *${count(minAge, 'day')}*`]),
    ...(choose.use === 'none' ? ['*isn’t seen in use*'] : []),
  ].join(' and ')
  return `every image except *${newest}${active}*${per}${only && ` that ${only}`}`
}

const AGED = ['DEPRECATED', 'OBSOLETE', 'DELETED', 'REMOVED'] as const

function ageWords({ ages, endOfLife: { label, state } }: RetirePolicy): string {
  const said = AGED.flatMap((stage) => {
    const age = ages[AGE_OF[stage]]
    return age === null ? [] : [{ stage, age }]
  }).map(
    ({ stage, age }, index) => `*${STAGE_WORDS[stage]}* ${whenWords(ages.since, age, index === 0)}`,
  )
  if (label !== '') said.push(`*${STAGE_WORDS[state]}* from the date in its label *${label}* on`)
  return said.length > 0 ? ` is ${andText(said)}` : ' keeps its state'
}

function whenWords(since: RetirePolicy['ages']['since'], age: number, isFirst: boolean): string {
  const days = `*${count(age, 'day')}*`
  switch (since) {
    case 'position':
      return age === 0
        ? 'at once'
        : `once *${count(age, 'newer image')}* ${age === 1 ? 'exists' : 'exist'}`
    case 'created':
      return age === 0 ? 'at once' : isFirst ? `${days} after it was created` : `after ${days}`
    case 'lastState':
      if (isFirst)
        return age === 0
          ? 'as soon as a newer one replaces it'
          : `${days} after a newer one replaces it`
      return age === 0 ? 'right after that' : `${days} after that`
    case 'superseded':
      if (age === 0) return isFirst ? 'as soon as a newer one replaces it' : 'at once'
      return isFirst ? `${days} after a newer one replaces it` : `after ${days}`
  }
}

const stepWords = ({ oneStatePerRun }: RetirePolicy) =>
  oneStatePerRun ? ' It moves *one state per run*.' : ''

function replacementWords({ replacement, repoint }: RetirePolicy): string {
  if (replacement === 'none') return ''
  const what = replacement === 'head' ? 'the family’s head' : 'the next newer active image'
  return ` Its replacement is *${what}*${repoint ? ', even if another was set before' : ''}.`
}
