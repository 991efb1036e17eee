/** Where an image created from another is stored by default: in one of its source's locations. */
export const inheritedLocation = (locations: readonly string[] = []): string | undefined =>
  locations.includes('us') ? 'us' : locations[0]
