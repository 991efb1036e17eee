/** Policy settings that are valid on their own but contradict each other. */

interface Settings {
  choose: {
    families: readonly string[]
    names: readonly string[]
    labels: readonly string[]
    use: string
  }
  protect: { labels: readonly string[]; inUse: string }
  keep: { newest: number; of: string }
  minAge: number
  ages: Ages
  endOfLife: { label: string }
  replacement: string
  repoint: boolean
}

type Ages = { since: string } & Record<AgeField, number | null>
type AgeField = 'deprecated' | 'obsolete' | 'deleted' | 'removed'

/** In the order in which an image reaches them, as named in a sentence. */
const AGES: readonly [field: AgeField, words: string][] = [
  ['deprecated', 'deprecated'],
  ['obsolete', 'obsolete'],
  ['deleted', 'marked deleted'],
  ['removed', 'deleted for good'],
]

/** All contradictions, each with the path of the field to change. */
export const contradictions = (policy: Settings): { field: string; message: string }[] => [
  ...emptyChoice(policy),
  ...protectsAll(policy),
  ...neverInUse(policy),
  ...nothingToDo(policy),
  ...ageOrder(policy.ages),
  ...neverReached(policy),
  ...(policy.repoint && policy.replacement === 'none'
    ? [
        {
          field: 'repoint',
          message: 'There is no replacement to point to. Choose one, or clear this.',
        },
      ]
    : []),
]

/** An empty choice would mean all images, which must be written as `*`. */
function emptyChoice({ choose }: Settings) {
  if (choose.families.length + choose.names.length + choose.labels.length > 0) return []
  const message = 'Choose families, names or labels. For all families, enter *.'
  return [{ field: 'choose.families', message }]
}

function protectsAll({ choose, protect }: Settings) {
  const label = choose.labels.find((each) => protect.labels.includes(each))
  if (label === undefined) return []
  const message = `${label} is also protected, so nothing could be retired.`
  return [{ field: 'choose.labels', message }]
}

/** Whether images in use are retired can't matter if they aren't chosen. */
function neverInUse({ choose, protect }: Settings) {
  if (choose.use !== 'none' || protect.inUse === 'block') return []
  const message = 'Only images not seen in use are chosen, so this has no effect. Protect them.'
  return [{ field: 'protect.inUse', message }]
}

function nothingToDo({ ages, endOfLife, repoint }: Settings) {
  if (AGES.some(([field]) => ages[field] !== null) || endOfLife.label !== '' || repoint) return []
  const message = 'Set at least one age, or an end-of-life label.'
  return [{ field: 'ages.deprecated', message }]
}

/** Each age is at least the one before it, unless it counts from that one. */
function ageOrder(ages: Ages) {
  if (ages.since === 'lastState') return []
  const unit = ages.since === 'position' ? 'newer images' : 'days'
  let before: { words: string; age: number } | undefined
  const found = []
  for (const [field, words] of AGES) {
    const age = ages[field]
    if (age === null) continue
    if (before && age < before.age) {
      const message = `Comes before ${before.words} (${before.age} ${unit}). Enter ${before.age} or more.`
      found.push({ field: `ages.${field}`, message })
    } else before = { words, age }
  }
  return found
}

/** Ages that can never apply, because another setting holds the image back until later. */
function neverReached({ ages, keep, minAge }: Settings) {
  const [least, why] =
    ages.since === 'position'
      ? [keep.newest, `The newest ${keep.newest} are kept. Enter ${keep.newest} or more.`]
      : ages.since === 'created'
        ? [minAge, `Nothing younger than ${minAge} days is touched. Enter ${minAge} or more.`]
        : [0, '']
  // Those that count among the newest active ones no longer do once they are deprecated.
  const isOfActive = ages.since === 'position' && keep.of === 'active'
  return AGES.flatMap(([field]) => {
    const age = isOfActive && field !== 'deprecated' ? null : ages[field]
    return age !== null && age < least ? [{ field: `ages.${field}`, message: why }] : []
  })
}
