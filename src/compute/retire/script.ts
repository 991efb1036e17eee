/**
 * Changes to make without this console: as a script of gcloud or curl commands, as requests, or as
 * Terraform.
 */
import { visible } from '../../text/visible.ts'
import type { ImageChange } from '../changes/change.ts'
import { requestOf } from '../changes/request.ts'
import { curlText, restText } from '../commands/curl.ts'
import { headersNote, type Endpoint } from '../commands/endpoint.ts'
import { gcloudExported, gcloudExports, type Before } from '../commands/gcloud.ts'
import { terraformText } from '../commands/terraform.ts'
import type { CommandText } from '../commands/text.ts'

/** A shell script that makes the changes one by one, and stops at the first failure. @see Before */
export const gcloudScript = (
  steps: readonly (ImageChange & { before?: Before })[],
  endpoint: Endpoint,
  title: string,
): string =>
  shellScript(
    steps.map(({ target, change, before }) => gcloudExported(target, change, endpoint, before)),
    [title, ...headersNote('gcloud', endpoint)],
    gcloudExports(endpoint),
  )

/** The same with curl. */
export const curlScript = (
  steps: readonly ImageChange[],
  endpoint: Endpoint,
  title: string,
): string =>
  shellScript(
    steps.map(({ target, change }) => curlText(requestOf(target, change), endpoint)),
    [title],
  )

const shellScript = (
  commands: readonly CommandText[],
  about: readonly string[],
  exports: readonly string[] = [],
) =>
  [
    '#!/bin/sh',
    ...about.map((text) => `# ${visible(text)}`),
    'set -eu',
    ...exports,
    '',
    ...commands.map(codeOf),
    '',
  ].join('\n')

/** What to change in a Terraform configuration, image by image; comments say what has no code. */
export const terraformScript = (steps: readonly ImageChange[], endpoint: Endpoint): string =>
  steps
    .map(({ target, change }) => {
      const text = terraformText(target, change, endpoint)
      const notes = 'none' in text ? [] : text.notes.map((note) => `# ${visible(note)}\n`)
      return `${notes.join('')}${codeOf(text)}\n`
    })
    .join('\n')

/** Why Terraform can't make any of the changes, as a sentence; undefined if it can make some. */
export function notInTerraform(
  steps: readonly ImageChange[],
  endpoint: Endpoint,
): string | undefined {
  const able = steps.find(({ change }) => change.kind !== 'deprecate' && change.kind !== 'patch')
  const [step] = steps
  if (able || !step) return undefined
  const text = terraformText(step.target, step.change, endpoint)
  return 'none' in text ? text.none : undefined
}

/** The requests in order. */
export const restScript = (steps: readonly ImageChange[], endpoint: Endpoint): string =>
  steps
    .map(({ target, change }) => `${codeOf(restText(requestOf(target, change), endpoint))}\n`)
    .join('\n')

const codeOf = (text: CommandText) => ('none' in text ? `# ${visible(text.none)}` : text.code)
