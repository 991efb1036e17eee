/**
 * A change as a gcloud command, with the flags of gcloud 528; if it has none for the change, the text
 * says so. gcloud reads the image before changing it, so labels and bindings are written as
 * differences if the state before is known.
 */
import { linkPath, parseLink } from '../links.ts'
import type { DeprecationStatus, Labels, Policy } from '../schema.ts'
import type { Change, Target } from '../changes/change.ts'
import { memberChanges } from '../changes/policyMerge.ts'
import {
  headersNote,
  isHome,
  otherUniverse,
  quotaProject,
  universeSetting,
  type Endpoint,
} from './endpoint.ts'
import { gcloudCreate } from './gcloudCreate.ts'
import { architectureWithoutFlag, flag, flagList } from './gcloudFlags.ts'
import { commandLines, shellWord } from './shell.ts'
import { jsonText, redactionNotes, type CommandText } from './text.ts'

/** The state before a change, if known: its labels or its policy. */
export interface Before {
  labels?: Labels
  policy?: Policy
}

/** The gcloud command that makes the change; see {@link Before}. */
export const gcloudText = (
  target: Target,
  change: Change,
  endpoint: Endpoint,
  before: Before = {},
): CommandText => textWith(settingsFor(endpoint), target, change, endpoint, before)

/** The same where what sends it to the endpoint is exported already, see {@link gcloudExports}. */
export const gcloudExported = (
  target: Target,
  change: Change,
  endpoint: Endpoint,
  before: Before = {},
): CommandText => textWith([], target, change, endpoint, before)

/** The lines of a script that send the gcloud commands below them to this endpoint; none for gcloud's default. */
export const gcloudExports = (endpoint: Endpoint): string[] =>
  settingsFor(endpoint).map((setting) => `export ${setting}`)

function textWith(
  settings: readonly string[],
  target: Target,
  change: Change,
  endpoint: Endpoint,
  before: Before,
): CommandText {
  if (change.kind === 'insert') {
    const made = gcloudCreate(target, change, endpoint)
    if ('none' in made) return made
    const code = [...made.setup, command(settings, 'create', target, made.flags)].join('\n')
    return { code, notes: [...made.notes, ...notesFor(settings, endpoint)] }
  }
  const parts = partsOf(target, change, before)
  if ('none' in parts) return parts
  const code = command(settings, parts.verb, target, parts.args) + (parts.input ?? '')
  return { code, notes: [...redactionNotes(code), ...notesFor(settings, endpoint)] }
}

/** `gcloud compute images VERB IMAGE --project=P …`, preceded by the settings. */
function command(
  settings: readonly string[],
  verb: string,
  target: Target,
  args: readonly string[],
): string {
  const call = `gcloud compute images ${verb} ${shellWord(target.image)}`
  const [first = call, ...rest] = [...settings, call]
  return commandLines(first, [...rest, flag('project', target.project), ...args])
}

/** What sends a command to this endpoint as the connection does; nothing for gcloud's default. */
function settingsFor(endpoint: Endpoint): string[] {
  const quota = quotaProject(endpoint)
  const settings = [
    ...universeSetting(endpoint.universe),
    ...(quota === undefined ? [] : [`CLOUDSDK_BILLING_QUOTA_PROJECT=${shellWord(quota)}`]),
  ]
  if (isHome(endpoint)) return settings
  return [
    ...settings,
    `CLOUDSDK_API_ENDPOINT_OVERRIDES_COMPUTE=${shellWord(`${endpoint.base}/`)}`,
    ...(endpoint.token ? [] : ['CLOUDSDK_AUTH_DISABLE_CREDENTIALS=true']),
  ]
}

function notesFor(settings: readonly string[], endpoint: Endpoint): string[] {
  const quota = quotaProject(endpoint)
  const effects = [
    ...(isHome(endpoint) && otherUniverse(endpoint) === undefined
      ? []
      : [`send it to ${endpoint.base}`]),
    ...(quota === undefined ? [] : [`count quota against ${quota}`]),
  ]
  return [
    ...(settings.length === 0 ? [] : [`The settings in front ${effects.join(', and ')}.`]),
    ...headersNote('gcloud', endpoint),
  ]
}

interface Parts {
  verb: string
  args: readonly string[]
  /** A here-document for its standard input. */
  input?: string
}

function partsOf(
  target: Target,
  change: Exclude<Change, { kind: 'insert' }>,
  before: Before,
): Parts | { none: string } {
  switch (change.kind) {
    case 'setLabels':
      return { verb: 'update', args: labelFlags(change.labels, before.labels) }
    case 'deprecate':
      return { verb: 'deprecate', args: deprecateFlags(target, change.status) }
    case 'patch': {
      const { description, family, architecture } = change.fields
      if (architecture === '') {
        return { none: 'gcloud has no flag that clears the architecture; use curl.' }
      }
      const missing = architecture === undefined ? undefined : architectureWithoutFlag(architecture)
      if (missing !== undefined) return { none: `gcloud has no flag for ${missing}; use curl.` }
      const args = [
        ...(description === undefined ? [] : [flag('description', description)]),
        ...(family === undefined ? [] : [flag('family', family)]),
        ...(architecture === undefined ? [] : [flag('architecture', architecture)]),
      ]
      return { verb: 'update', args }
    }
    case 'delete':
      return { verb: 'delete', args: ['--quiet'] }
    case 'setIamPolicy':
      return policyParts(change.policy, before.policy)
  }
}

/** The differences to the labels before; if those are unknown, all labels are cleared and set. */
function labelFlags(labels: Labels, before: Labels | undefined): string[] {
  const now = new Map(Object.entries(labels))
  const old = new Map(Object.entries(before ?? {}))
  const changed = [...now].filter(([key, value]) => !before || old.get(key) !== value)
  const removed = [...old.keys()].filter((key) => !now.has(key))
  return [
    ...(before ? [] : ['--clear-labels']),
    ...(changed.length === 0
      ? []
      : [
          flagList(
            'update-labels',
            changed.map(([key, value]) => `${key}=${value}`),
          ),
        ]),
    ...(removed.length === 0 ? [] : [flagList('remove-labels', removed)]),
  ]
}

function deprecateFlags(target: Target, status: DeprecationStatus): string[] {
  const { state = 'ACTIVE', replacement, deprecated, obsolete, deleted } = status
  const link = replacement === undefined ? null : parseLink(replacement, target.project)
  const flags: [string, string | undefined][] = [
    ['state', state],
    ['replacement', link ? linkPath(link) : replacement],
    ['deprecate-on', deprecated],
    ['obsolete-on', obsolete],
    ['delete-on', deleted],
  ]
  return flags.flatMap(([name, value]) => (value ? [flag(name, value)] : []))
}

function policyParts(policy: Policy, before: Policy | undefined): Parts {
  const [one, another] = before ? memberChanges(before, policy) : []
  if (one && !another && !one.condition) {
    const conditional = before?.bindings?.some(({ condition }) => condition !== undefined)
    return {
      verb: `${one.added ? 'add' : 'remove'}-iam-policy-binding`,
      args: [
        flag('role', one.role),
        flag('member', one.member),
        ...(conditional ? ['--condition=None'] : []),
      ],
    }
  }
  // No line of JSON equals the delimiter.
  return {
    verb: 'set-iam-policy',
    args: ['--quiet', "/dev/stdin <<'POLICY'"],
    input: `\n${jsonText(policy)}\nPOLICY`,
  }
}
