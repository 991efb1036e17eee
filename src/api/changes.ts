/** Making a change: sent once, followed to its end, and what came of it read back. */
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Change, Target } from '../compute/changes/change.ts'
import { inverseOf, inverseOfPolicy } from '../compute/changes/inverse.ts'
import type { Image, Operation, Policy } from '../compute/schema.ts'
import { Intents } from './changesIntent.ts'
import { knownImage, refreshHead, refreshImage } from './changesRead.ts'
import { sendChange } from './changesSend.ts'
import { followOperation, type FollowOptions } from './follow.ts'
import { operationKeys } from './operations.ts'
import { deniedPermission } from './permissions.ts'
import { policyKey } from './policy.ts'

export interface ChangeRequest extends FollowOptions {
  target: Target
  change: Change
  /** What it is made to: for undo. What the cache knows, when absent. */
  before?: { image?: Image | undefined; policy?: Policy | undefined } | undefined
  /** The intent's UUID where the caller keeps it (over a reload); else one is kept while the caller lives. */
  requestId?: string | undefined
}

/** What a change has come to. */
export interface Outcome {
  /** As read after the change; undefined when it is gone, or could not be read. */
  image?: Image | undefined
  policy?: Policy | undefined
  /** DONE and without error; undefined for a policy, or when the answer was lost and the change found made. */
  operation?: Operation | undefined
  /** What the families that it touched really resolve to now (`getFromFamily`); null: nothing. */
  heads: { family: string; head: Image | null }[]
  /** The change that takes it back, where there is one. */
  undo?: Change | undefined
}

/** Makes a change; see {@link runChange}. A double click, and a retry after a failure, make one change. */
export function useChange() {
  const client = useQueryClient()
  const [intents] = useState(() => new Intents<Outcome>())
  return useMutation({
    mutationFn: (request: ChangeRequest) =>
      intents.once(request.target, request.change, (requestId) =>
        runChange(client, { ...request, requestId: request.requestId ?? requestId }),
      ),
  })
}

/**
 * Makes a change, follows its operation, reads the image back and puts it into the caches; the
 * families that it touched are asked what they resolve to. For many images: a few at a time, as each
 * holds a connection while it waits.
 * @throws ApiError; `operation` when it was accepted and then failed, `unseen` when its end is not
 *   known. The caches are true also then.
 */
export async function runChange(
  client: QueryClient,
  request: ChangeRequest & { requestId: string },
): Promise<Outcome> {
  const { target, change, requestId, signal } = request
  const before = {
    image: request.before?.image ?? knownImage(client, target),
    policy:
      request.before?.policy ??
      client.getQueryData<Policy>(policyKey(target.project, target.image)),
  }
  const sent = await sendChange(target, change, requestId, signal).catch((error: unknown) => {
    deniedPermission(client, target, error)
    throw error
  })
  if (change.kind === 'setIamPolicy')
    return policyOutcome(client, target, before.policy, sent.policy)
  try {
    const operation =
      sent.operation && (await follow(client, target.project, sent.operation, request))
    const image = await refreshImage(client, target)
    const undo = before.image && image && inverseOf(change, before.image, image)
    const heads = await readHeads(client, target, change, [before.image, image])
    return { operation, image, undo, heads }
  } catch (error) {
    await refreshImage(client, target)
    throw error
  }
}

async function follow(
  client: QueryClient,
  project: string,
  operation: Operation,
  options: FollowOptions,
): Promise<Operation> {
  options.onProgress?.(operation)
  void client.invalidateQueries({ queryKey: operationKeys.project(project) })
  try {
    return await followOperation(project, operation, options)
  } finally {
    void client.invalidateQueries({ queryKey: operationKeys.project(project) })
  }
}

async function readHeads(
  client: QueryClient,
  { project }: Target,
  change: Change,
  beforeAndAfter: (Image | undefined)[],
): Promise<Outcome['heads']> {
  if (change.kind === 'setLabels') return []
  const families = new Set(beforeAndAfter.flatMap((image) => image?.family || []))
  const asked = [...families].map(async (family) => {
    const head = await refreshHead(client, project, family)
    return head === undefined ? [] : [{ family, head }]
  })
  return (await Promise.all(asked)).flat()
}

function policyOutcome(
  client: QueryClient,
  { project, image }: Target,
  before: Policy | undefined,
  policy: Policy | undefined,
): Outcome {
  const key = policyKey(project, image)
  if (policy) client.setQueryData(key, policy)
  else void client.invalidateQueries({ queryKey: key })
  const undo = before && policy && inverseOfPolicy(before, policy)
  return { policy, undo, heads: [] }
}
