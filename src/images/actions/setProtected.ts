import type { QueryClient } from '@tanstack/react-query'
import { makeLocked, NotKnown } from '../../api/changes/make.ts'
import { RequestIds } from '../../api/changes/requestIds.ts'
import { saveLabels } from '../../api/changes/saveLabels.ts'
import type { Outcome } from '../../api/changes/settle.ts'
import { explain } from '../../api/http/error.ts'
import { session } from '../../api/http/session.ts'
import { imageQuery } from '../../api/images.ts'
import { readFresh } from '../../api/readFresh.ts'
import type { Target } from '../../compute/changes/change.ts'
import { LABELS_UNREAD, MAX_LABELS, tooManyLabels } from '../../compute/labels.ts'
import { areLabelsUnread, isProtected, protectedLabels } from '../../compute/protection.ts'
import { visible } from '../../text/visible.ts'
import { asError } from '../../text/asError.ts'
import { toast } from '../../ui/toasts.ts'

type OnDone = (message: string, done: { outcomes: readonly Outcome[] }) => void

/**
 * Protects or unprotects an image: adds the protection label to its current labels or removes it, guarded by
 * their fingerprint. Concurrent changes to other labels are kept.
 * @param onDone called with a message and the undo if it was changed; anything else is shown in a toast
 */
export async function setProtected(
  client: QueryClient,
  target: Target,
  on: boolean,
  onDone: OnDone,
): Promise<void> {
  const name = visible(target.image)
  const fail = (why: string) =>
    toast({ message: `${name} was not ${on ? 'protected' : 'unprotected'}. ${why}`, tone: 'error' })
  try {
    const outcome = await save(client, target, on)
    if (typeof outcome === 'string') fail(outcome)
    else if (outcome)
      onDone(`${name} is ${on ? '' : 'no longer '}protected.`, { outcomes: [outcome] })
    else toast({ message: `${name} is ${on ? 'already' : 'no longer'} protected.` })
  } catch (caught) {
    const error = asError(caught)
    if (error instanceof NotKnown) {
      const message = `It isn’t known whether ${name} was ${on ? 'protected' : 'unprotected'}. ${explain(error)}`
      toast({ message, tone: 'error' })
    } else fail(explain(error))
  }
}

/** @returns the change; undefined if there was nothing to change; a sentence if it wasn't made */
async function save(
  client: QueryClient,
  target: Target,
  on: boolean,
): Promise<Outcome | string | undefined> {
  const key = session().protection
  const read = () => readFresh(client, imageQuery(target.project, target.image))
  const image = await read()
  if (isProtected(image, key) === on) return undefined
  if (areLabelsUnread(image)) return LABELS_UNREAD
  const { labels: base = {}, labelFingerprint: fingerprint = '' } = image
  const mine = protectedLabels(image, key, on)
  const size = Object.keys(mine).length
  if (size > MAX_LABELS) return tooManyLabels(size)
  const ids = new RequestIds()
  const result = await saveLabels(
    { base, fingerprint, mine },
    {
      read,
      send: (labels, labelFingerprint, before) =>
        makeLocked(
          client,
          { target, change: { kind: 'setLabels', labels, labelFingerprint } },
          { image: { ...image, labels: before } },
          ids,
        ),
    },
  )
  switch (result.kind) {
    case 'saved':
      return result.sent
    case 'found':
      return undefined
    case 'clash':
      return on ? undefined : `Someone else changed the label ${key}.`
    case 'tooMany':
      return tooManyLabels(result.count)
    case 'unread':
      return LABELS_UNREAD
    case 'busy':
      return 'The labels keep changing.'
  }
}
