/**
 * A plan to run without this console: as a script of gcloud commands, or as requests.
 */
import { visible } from '../../text/visible.ts'
import type { ImageChange } from '../changes/change.ts'
import { requestOf } from '../changes/request.ts'
import { restText } from '../commands/curl.ts'
import type { Endpoint } from '../commands/endpoint.ts'
import { gcloudText } from '../commands/gcloud.ts'
import type { CommandText } from '../commands/text.ts'

/** A shell script that makes the changes one by one, and stops at the first failure. */
export function gcloudScript(
  steps: readonly ImageChange[],
  endpoint: Endpoint,
  title: string,
): string {
  const commands = steps.map(({ target, change }) => codeOf(gcloudText(target, change, endpoint)))
  return ['#!/bin/sh', `# ${visible(title)}`, 'set -eu', '', ...commands, ''].join('\n')
}

/** The requests in order. */
export const restScript = (steps: readonly ImageChange[], endpoint: Endpoint): string =>
  steps
    .map(({ target, change }) => `${codeOf(restText(requestOf(target, change), endpoint))}\n`)
    .join('\n')

const codeOf = (text: CommandText) => ('none' in text ? `# ${visible(text.none)}` : text.code)
