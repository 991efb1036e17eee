/** Where an image that is made from another is stored unless told: in one place, of those of its source. */
export const inheritedLocation = (locations: readonly string[] = []): string | undefined =>
  locations.includes('us') ? 'us' : locations[0]
