/** The equivalent commands of a change, without this console. */
import type { Change, Target } from '../changes/change.ts'
import { curlText, restText } from './curl.ts'
import type { Endpoint } from './endpoint.ts'
import { gcloudText, type Before } from './gcloud.ts'
import { requestOf } from '../changes/request.ts'
import { terraformText } from './terraform.ts'
import type { CommandText } from './text.ts'

/** The ways in display order, each with its name. */
export const WAYS = [
  ['rest', 'REST'],
  ['curl', 'curl'],
  ['gcloud', 'gcloud'],
  ['terraform', 'Terraform'],
] as const
export type Way = (typeof WAYS)[number][0]

/**
 * A change as text, in each of the ways.
 * @param before the state before, if known: gcloud then gets only the differences
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
