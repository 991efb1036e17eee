/** The multi-regions in which images can be stored. */
const MULTI_REGIONS: readonly string[] = ['us', 'eu', 'asia']

/** Whether a location has the form of a region: `europe-west1`, and in another universe `u-france-east1`. */
export const isRegion = (location: string): boolean => /^[a-z]+(?:-[a-z]+)+\d{1,2}$/.test(location)

/** Whether images can be stored there: in a multi-region, or anything that looks like a region. */
export const isStorageLocation = (location: string): boolean =>
  MULTI_REGIONS.includes(location) || isRegion(location)

/** Where an image created from another is stored by default: in one of its source's locations. */
export const inheritedLocation = (locations: readonly string[] = []): string | undefined =>
  locations.includes('us') ? 'us' : locations[0]
