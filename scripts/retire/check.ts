/** `npm run retire -- check`: the images that break the rules. */
import type { QueryClient } from '@tanstack/react-query'
import { encryptedIds, encryptionQuery } from '../../src/api/sources.ts'
import { jsonText } from '../../src/compute/commands/text.ts'
import { checkImages } from '../../src/compute/conventions/check.ts'
import { readConventionsText } from '../../src/compute/conventions/read.ts'
import { reportLines, reportValue } from '../../src/compute/conventions/report.ts'
import { needsKeys, type Conventions } from '../../src/compute/conventions/rules.ts'
import { whole } from '../../src/compute/retire/parts.ts'
import { readText } from '../cli/readText.ts'
import { readImages } from './estate.ts'
import type { Settings } from './options.ts'
import { NOTHING_TO_DO, say, SOMETHING_TO_DO } from './output.ts'
import { pagesOf } from './pages.ts'
import { refused } from './policyFile.ts'

/**
 * Prints what breaks the rules.
 * @returns the exit status: whether something does, or couldn't be checked
 * @throws UsageError; ApiError
 */
export async function check(
  client: QueryClient,
  { project, rules, format }: Settings,
): Promise<number> {
  const conventions = await readRules(rules)
  const { images, unreadable } = await readImages(client, project)
  const keys = needsKeys(conventions) ? await readKeys(client, project) : new Map<string, boolean>()
  const report = whole(checkImages(conventions, images, ({ id = '' }) => keys.get(id)))
  if (format === 'json') say(jsonText(reportValue(report, project)))
  else for (const line of reportLines(report)) say(line)
  const isClean = report.all.every((each) => each.findings.length + each.unknown.length === 0)
  return isClean && unreadable === 0 ? NOTHING_TO_DO : SOMETHING_TO_DO
}

async function readRules(path: string): Promise<Conventions> {
  const read = readConventionsText(await readText('--rules', path))
  if ('problems' in read) throw refused(path, read.problems)
  return read.conventions
}

async function readKeys(client: QueryClient, project: string): Promise<Map<string, boolean>> {
  const keys = new Map<string, boolean>()
  for await (const { items } of pagesOf(client, encryptionQuery(project))) {
    for (const [id, isEncrypted] of encryptedIds(items)) keys.set(id, isEncrypted)
  }
  return keys
}
