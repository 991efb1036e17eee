import { queryOptions } from '@tanstack/react-query'
import { imageQuery } from '../../api/images.ts'
import { pollInterval } from '../../api/http/poll.ts'
import { diskQuery, snapshotQuery } from '../../api/sources.ts'
import { diskFacts, imageFacts, snapshotFacts, type SourceFacts } from '../model/facts.ts'
import { linkPath, type ResourceLink } from '../../compute/links.ts'

/** The facts about a source, polled until it is READY. */
export const factsQuery = (link: ResourceLink) =>
  queryOptions({
    queryKey: ['source-facts', linkPath(link)],
    queryFn: async ({ client }): Promise<SourceFacts> => {
      const { project, scope, collection, name } = link
      const fresh = { staleTime: 0 }
      if (collection === 'disks') {
        return diskFacts(await client.fetchQuery({ ...diskQuery(project, scope, name), ...fresh }))
      }
      if (collection === 'snapshots') {
        return snapshotFacts(await client.fetchQuery({ ...snapshotQuery(project, name), ...fresh }))
      }
      return imageFacts(
        await client.fetchQuery({ ...imageQuery(project, name), ...fresh }),
        project,
      )
    },
    refetchInterval: ({ state }) =>
      state.data && state.data.status !== 'READY' ? pollInterval(3000, state) : false,
  })
