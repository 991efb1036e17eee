/** Zones and regions: a fixed selection of the real ones, enough for disks and storage locations. */
import { formatTime } from '../base/wire.ts'

const ZONES_OF: Readonly<Record<string, string>> = {
  'asia-east1': 'abc',
  'asia-southeast1': 'abc',
  'australia-southeast1': 'abc',
  'europe-west1': 'bcd',
  'europe-west3': 'abc',
  'europe-west4': 'abc',
  'europe-west9': 'abc',
  'southamerica-east1': 'abc',
  'us-central1': 'abcf',
  'us-east1': 'bcd',
  'us-east4': 'abc',
  'us-west1': 'abc',
}

export const REGIONS = Object.keys(ZONES_OF)
export const ZONES = Object.entries(ZONES_OF).flatMap(([region, letters]) =>
  [...letters].map((letter) => `${region}-${letter}`),
)

/** The multi-region closest to a zone or region; `us` if it is neither. */
export function multiRegionOf(place: string): string {
  if (place.startsWith('europe-')) return 'eu'
  return /^(?:asia|australia)-/.test(place) ? 'asia' : 'us'
}

const BEGINNING = formatTime(Date.UTC(2014, 4, 15))

/** @param link makes a full link from a path; clients parse the region’s name from it */
export function zone(project: string, name: string, link: (path: string) => string): object {
  return {
    kind: 'compute#zone',
    id: String(2000 + ZONES.indexOf(name)),
    creationTimestamp: BEGINNING,
    name,
    description: name,
    status: 'UP',
    region: link(`projects/${project}/regions/${name.slice(0, -2)}`),
    selfLink: link(`projects/${project}/zones/${name}`),
    availableCpuPlatforms: ['Intel Cascade Lake', 'AMD Milan', 'Ampere Altra'],
    supportsPzs: false,
  }
}

export function region(project: string, name: string, link: (path: string) => string): object {
  return {
    kind: 'compute#region',
    id: String(1000 + REGIONS.indexOf(name)),
    creationTimestamp: BEGINNING,
    name,
    description: name,
    status: 'UP',
    zones: ZONES.filter((one) => one.slice(0, -2) === name).map((one) =>
      link(`projects/${project}/zones/${one}`),
    ),
    quotas: [],
    selfLink: link(`projects/${project}/regions/${name}`),
    supportsPzs: false,
  }
}
