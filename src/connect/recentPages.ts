/** Images and families recently opened in this browser, on this connection. */
import { session } from '../api/http/session.ts'
import { readStored, writeStored } from '../browser/storage.ts'
import { RESOURCE_NAME } from '../compute/names.ts'

export interface RecentPage {
  kind: 'image' | 'family'
  name: string
}

const MOST = 30
const ONE = /^(\S+) (image|family) (\S+)$/

const key = () => `recentPages.${session().base}` as const

const stored = (): string[] => (readStored(key()) ?? '').split('\n')

/** The recently opened pages of a project, newest first. */
export function recentPages(project: string): RecentPage[] {
  return stored().flatMap((line) => {
    const [, of, kind, name = ''] = ONE.exec(line) ?? []
    if (of !== project || !RESOURCE_NAME.test(name)) return []
    return [{ kind: kind === 'family' ? 'family' : 'image', name }]
  })
}

/** Moves a page to the top. An image opened by its id isn't kept: nobody searches for that. */
export function rememberPage(project: string, kind: RecentPage['kind'], name: string): void {
  if (!RESOURCE_NAME.test(name)) return
  const line = `${project} ${kind} ${name}`
  const others = stored().filter((other) => other !== line)
  writeStored(key(), [line, ...others].slice(0, MOST).join('\n'))
}
