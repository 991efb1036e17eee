import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { isNotFound } from '../api/http/error.ts'
import { familyQuery, imageQuery } from '../api/images.ts'
import { compareImages, type Row } from '../compute/compare/compare.ts'
import type { Image } from '../compute/schema.ts'

interface Unread {
  name: string
  error: Error
  retry(): void
}

interface Compared {
  /** The names of those to compare, each once; where one can’t be read, as it was given. */
  names: readonly string[]
  /** In the order of the names; undefined until all have been read. */
  images: readonly Image[] | undefined
  rows: readonly Row[] | undefined
  /** Those that couldn't be read. */
  unread: readonly Unread[]
  /** Names of the heads of their families, as far as they are known. */
  heads: ReadonlySet<string>
}

/** Reads whole images and compares them. @param given names or ids, perhaps both of an image */
export function useCompared(project: string, given: readonly string[]): Compared {
  const queries = useQueries({ queries: given.map((name) => imageQuery(project, name)) })
  // One that was deleted meanwhile is gone; what else can't be read again stays as it was.
  const shown = queries.map(({ data, error }) => (isNotFound(error) ? undefined : data))
  const names = [...new Set(given.map((name, index) => shown[index]?.name ?? name))]
  const read = names.flatMap((name) => shown.find((image) => image?.name === name) ?? [])
  const all = read.length === names.length ? read : undefined
  const families = [...new Set(read.flatMap(({ family }) => family || []))]
  const heads = useQueries({ queries: families.map((family) => familyQuery(project, family)) })
  // The queries' results are new arrays each time.
  const key = all?.map(({ name, id }) => `${name} ${id}`).join() ?? ''
  const updated = Math.max(0, ...queries.map(({ dataUpdatedAt }) => dataUpdatedAt))
  const rows = useMemo(
    () => all && compareImages(all, project),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `key` and `updated` stand for `all`
    [key, updated, project],
  )
  return {
    names,
    images: all,
    rows,
    unread: queries.flatMap(({ error, refetch }, index) =>
      error && !shown[index]
        ? [{ name: given[index] ?? '', error, retry: () => void refetch() }]
        : [],
    ),
    heads: new Set(heads.flatMap(({ data }) => data?.name ?? [])),
  }
}
