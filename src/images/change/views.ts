import { commandsOf, WAYS, type Way } from '../../compute/commands/commands.ts'
import type { Endpoint } from '../../compute/commands/endpoint.ts'
import type { Before } from '../../compute/commands/gcloud.ts'
import type { ImageChange } from '../../compute/changes/change.ts'
import type { CommandText } from '../../compute/commands/text.ts'
import type { CommandView } from '../../ui/CommandsPanel.tsx'

/** The steps in each form, one after another; if one step has no such form, the reason. */
export function viewsOf(
  steps: readonly ImageChange[],
  endpoint: Endpoint,
  before?: Before,
): CommandView[] {
  const all = steps.map(({ target, change }) =>
    commandsOf(target, change, endpoint, steps.length === 1 ? before : undefined),
  )
  return WAYS.map(([id, name]) => ({
    id,
    name,
    ...joined(
      all.map((texts) => texts[id]),
      id,
    ),
  }))
}

function joined(texts: readonly CommandText[], way: Way): Omit<CommandView, 'id' | 'name'> {
  const codes: string[] = []
  const notes = new Set<string>()
  for (const text of texts) {
    if ('none' in text) return { none: text.none }
    codes.push(text.code)
    for (const note of text.notes) notes.add(note)
  }
  if (codes.length > 1 && (way === 'rest' || way === 'curl')) notes.add(WAIT)
  if (way === 'gcloud' && codes.slice(0, -1).some(isUpdate)) notes.add(UPDATE_RETURNS)
  const code = codes.join(way === 'gcloud' ? thenOf(codes) : '\n\n')
  return { code, notes: [...notes] }
}

const WAIT = 'Each request starts an operation: wait until it is DONE before you send the next one.'

/** gcloud waits for its operations by itself, except in this command. */
const isUpdate = (code: string) => code.includes('gcloud compute images update ')
const UPDATE_RETURNS =
  'gcloud compute images update starts an operation and returns: wait until it is DONE before you run the next command.'

/** The next command runs only if the previous one succeeded; nothing may follow a here-document on its line. */
const thenOf = (codes: readonly string[]) =>
  codes.some((code) => code.includes('\nPOLICY')) ? '\n\n' : ' &&\n'
