/** projects.get: any project exists. */
import { DEFAULT_IMAGE_QUOTA } from './settings.ts'
import { link, type Call } from './context.ts'
import { hashBytes } from '../base/random.ts'

export function getProject({ world, project }: Call): object {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = hashBytes(project)
  const number = 100_000_000_000 + a * 2 ** 31 + b * 2 ** 23 + c * 2 ** 16 + d * 256 + e
  const limit = world.settings.of(project).imageQuota ?? DEFAULT_IMAGE_QUOTA
  return {
    kind: 'compute#project',
    id: String(number),
    name: project,
    creationTimestamp: '2020-01-01T00:00:00.000-08:00',
    defaultServiceAccount: `${number}-compute@developer.gserviceaccount.com`,
    quotas: [{ metric: 'IMAGES', limit, usage: world.store.count('images', project) }],
    xpnProjectStatus: 'UNSPECIFIED_XPN_PROJECT_STATUS',
    defaultNetworkTier: 'PREMIUM',
    selfLink: link(world, `projects/${project}`),
  }
}
