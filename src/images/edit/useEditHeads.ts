import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { readFresh } from '../../api/readFresh.ts'
import { membersQuery } from '../../api/members.ts'
import type { Change } from '../../compute/changes/change.ts'
import {
  headChanges,
  leavesNothing,
  movesHead,
  type HeadChange,
} from '../../compute/changes/heads.ts'
import { RESOURCE_NAME } from '../../compute/names.ts'
import type { Image } from '../../compute/schema.ts'
import { asError } from '../../ui/asError.ts'

/** The members of a family, or why they are not known. */
interface Family {
  family: string
  members: readonly Image[] | undefined
  error: Error | null
}

export interface EditHeads {
  changes: readonly HeadChange[]
  /** Families of which it cannot be told, each with the reason. */
  unknown: { family: string; error: Error }[]
  /** Members are still being read. */
  waiting: boolean
  /** Whether it has to have been seen before the change is made. */
  matters: boolean
  /** The family whose name has to be typed: nothing would be left in it, or that cannot be told. */
  toType: string | undefined
  /** All of it as text; null while it is not known. */
  text: string | null
}

/**
 * What moving an image from family to family does to the heads of both.
 * @param to the new family; the same as the image's when it stays, '' for none
 */
export function useEditHeads(project: string, image: Image, to: string, change: Change) {
  const client = useQueryClient()
  const [since] = useState(() => Date.now())
  const from = image.family ?? ''
  const names = from === to ? [] : [from, to].filter((name) => RESOURCE_NAME.test(name))
  const families = useQueries({
    // What is cached may be old: each is read since the dialog was opened.
    queries: names.map((family) => ({ ...membersQuery(project, family), staleTime: 10_000 })),
    combine: (results) =>
      results.map(({ data, error, dataUpdatedAt }, index): Family => {
        const family = names[index] ?? ''
        return { family, members: dataUpdatedAt >= since ? data : undefined, error }
      }),
  })

  /** Reads them anew. Gives what the change would do now, as the same text as before if it is the same. */
  async function readAgain(now: Image): Promise<string | null> {
    const read = names.map(async (family): Promise<Family> => {
      try {
        const members = await readFresh(client, membersQuery(project, family))
        return { family, members, error: null }
      } catch (error) {
        return { family, members: undefined, error: asError(error) }
      }
    })
    return headsOf(project, now, await Promise.all(read), change).text
  }

  return { heads: headsOf(project, image, families, change), readAgain }
}

function headsOf(
  project: string,
  image: Image,
  families: readonly Family[],
  change: Change,
): EditHeads {
  const unknown = families.flatMap(({ family, error }) => (error ? [{ family, error }] : []))
  const waiting = families.some(({ members, error }) => !members && !error)
  const members = families.flatMap((each) => each.members ?? [])
  const known = [image, ...members.filter(({ name }) => name !== image.name)]
  const hidden = new Set(unknown.map(({ family }) => family))
  const all =
    families.length > 0
      ? headChanges(known, [{ target: { project, image: image.name }, change }])
      : []
  const changes = all.filter(({ family }) => !hidden.has(family))
  const left = unknown.find(({ family }) => family === image.family)?.family
  return {
    changes: waiting ? [] : changes,
    unknown,
    waiting,
    matters: unknown.length > 0 || changes.some(movesHead),
    toType: left ?? changes.find(leavesNothing)?.family,
    text: waiting
      ? null
      : JSON.stringify([
          [...hidden],
          changes.map(({ family, before, after }) => [family, before?.name, after?.name]),
        ]),
  }
}
