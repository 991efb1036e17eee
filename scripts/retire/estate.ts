/** What is read about a project before planning. */
import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { explain } from '../../src/api/http/error.ts'
import { cutList, type Page } from '../../src/api/http/read.ts'
import { imagesQuery } from '../../src/api/images.ts'
import { disksQuery, templatesQuery } from '../../src/api/sources.ts'
import { Families } from '../../src/compute/families.ts'
import { usesOf, type Evidence } from '../../src/compute/retire/uses.ts'
import { count } from '../../src/text/count.ts'
import { warn } from './output.ts'

export interface Estate {
  images: Families
  /** How many images have no readable name. */
  unreadable: number
}

/** Reads all images of a project; warns of those without a name. @throws ApiError, also if the list can't be read to its end */
export async function readImages(client: QueryClient, project: string): Promise<Estate> {
  const pages = await client.fetchInfiniteQuery({ ...imagesQuery(project), pages: Infinity })
  if (isCut(pages)) throw cutList()
  const unreadable = pages.pages.reduce((sum, page) => sum + page.unreadable, 0)
  if (unreadable > 0) warn(`${count(unreadable, 'image')} without a name couldn’t be read.`)
  return { images: Families.of(itemsOf(pages)), unreadable }
}

/** Reads what uses the images; what can't be read is listed as missing, with a warning. */
export async function readEvidence(
  client: QueryClient,
  project: string,
  images: Families,
): Promise<Evidence> {
  const missing: string[] = []
  const read = async <T>(method: string, ask: () => Promise<InfiniteData<Page<T>>>) => {
    try {
      const data = await ask()
      if (isCut(data) || data.pages.some(({ unreadable }) => unreadable > 0)) {
        missing.push(method)
        warn(`${method}: not all of it could be read.`)
      }
      return itemsOf(data)
    } catch (error) {
      missing.push(method)
      warn(`${method}: ${explain(error)}`)
      return []
    }
  }
  const [disks, templates] = await Promise.all([
    read('disks.aggregatedList', () =>
      client.fetchInfiniteQuery({ ...disksQuery(project), pages: Infinity }),
    ),
    read('instanceTemplates.aggregatedList', () =>
      client.fetchInfiniteQuery({ ...templatesQuery(project), pages: Infinity }),
    ),
  ])
  return { at: Date.now(), missing, uses: usesOf(project, [...images.all()], disks, templates) }
}

/** Whether the API gave a page token again, so that the rest can't be read. */
const isCut = ({ pages }: InfiniteData<Page<unknown>>): boolean =>
  pages.at(-1)?.nextPageToken !== undefined

const itemsOf = <T>({ pages }: InfiniteData<Page<T>>): T[] => pages.flatMap(({ items }) => items)
