/** What is read about a project before planning. */
import type { QueryClient } from '@tanstack/react-query'
import { explain } from '../../src/api/http/error.ts'
import type { Page } from '../../src/api/http/read.ts'
import { imagesQuery } from '../../src/api/images.ts'
import { disksQuery, templatesQuery } from '../../src/api/sources.ts'
import { Families } from '../../src/compute/families.ts'
import { usesOf, type Evidence } from '../../src/compute/retire/uses.ts'
import type { Image } from '../../src/compute/schema.ts'
import { count } from '../../src/text/count.ts'
import { warn } from './output.ts'
import { pagesOf } from './pages.ts'

export interface Estate {
  images: Families
  /** How many images have no readable name. */
  unreadable: number
}

/** Reads all images of a project; warns of those without a name. @throws ApiError, also if the list can't be read to its end */
export async function readImages(client: QueryClient, project: string): Promise<Estate> {
  const images: Image[] = []
  let unreadable = 0
  for await (const page of pagesOf(client, imagesQuery(project))) {
    images.push(...page.items)
    unreadable += page.unreadable
  }
  if (unreadable > 0) warn(`${count(unreadable, 'image')} without a name couldn’t be read.`)
  return { images: Families.of(images), unreadable }
}

/** Reads what uses the images; what can't be read is listed as missing, with a warning. */
export async function readEvidence(
  client: QueryClient,
  project: string,
  images: Families,
): Promise<Evidence> {
  const missing: string[] = []
  const read = async <T>(method: string, pages: AsyncIterable<Page<T>>) => {
    const items: T[] = []
    let why: string | undefined
    try {
      for await (const page of pages) {
        items.push(...page.items)
        if (page.unreadable > 0) why = 'not all of it could be read.'
      }
    } catch (error) {
      why = explain(error)
    }
    if (why !== undefined) {
      missing.push(method)
      warn(`${method}: ${why}`)
    }
    return items
  }
  const [disks, templates] = await Promise.all([
    read('disks.aggregatedList', pagesOf(client, disksQuery(project))),
    read('instanceTemplates.aggregatedList', pagesOf(client, templatesQuery(project))),
  ])
  return { at: Date.now(), missing, uses: usesOf(project, [...images.all()], disks, templates) }
}
