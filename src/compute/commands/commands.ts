/** A change in all the ways in which it can be made without this console. */
import type { Change, Target } from '../changes/change.ts'
import { curlText, restText } from './curl.ts'
import type { Endpoint } from './endpoint.ts'
import { gcloudText, type Before } from './gcloud.ts'
import { requestOf } from '../changes/request.ts'
import { terraformText } from './terraform.ts'
import type { CommandText } from './text.ts'

/** The ways, in the order in which they are shown, each with its name. */
export const WAYS = [
  ['rest', 'REST'],
  ['curl', 'curl'],
  ['gcloud', 'gcloud'],
  ['terraform', 'Terraform'],
] as const
export type Way = (typeof WAYS)[number][0]

/**
 * The texts of a change, one for each way.
 * @param before what it starts from, where known: gcloud then says only what differs
 */
export function commandsOf(
  target: Target,
  change: Change,
  endpoint: Endpoint,
  before?: Before,
): Record<Way, CommandText> {
  const request = requestOf(target, change)
  return {
    rest: restText(request, endpoint),
    curl: curlText(request, endpoint),
    gcloud: gcloudText(target, change, endpoint, before),
    terraform: terraformText(target, change, endpoint),
  }
}
