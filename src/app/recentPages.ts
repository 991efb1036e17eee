/** Images and families whose pages were opened lately in this browser. */
import { readStored, writeStored } from '../browser/storage.ts'
import { RESOURCE_NAME } from '../compute/names.ts'

export interface RecentPage {
  kind: 'image' | 'family'
  name: string
}

const MOST = 30
const ONE = /^(\S+) (image|family) (\S+)$/

const stored = (): string[] => (readStored('recentPages') ?? '').split('\n')

/** The pages of a project that were opened lately, newest first. */
export function recentPages(project: string): RecentPage[] {
  return stored().flatMap((line) => {
    const [, of, kind, name = ''] = ONE.exec(line) ?? []
    if (of !== project || !RESOURCE_NAME.test(name)) return []
    return [{ kind: kind === 'family' ? 'family' : 'image', name }]
  })
}

/** Puts a page first. An image that is asked for by its id is not kept: nobody looks for that. */
export function rememberPage(project: string, kind: RecentPage['kind'], name: string): void {
  if (!RESOURCE_NAME.test(name)) return
  const line = `${project} ${kind} ${name}`
  const others = stored().filter((other) => other !== line)
  writeStored('recentPages', [line, ...others].slice(0, MOST).join('\n'))
}
