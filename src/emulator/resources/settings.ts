/** Settings of a project from the control routes, lost when the emulator stops. */
export interface ProjectSettings {
  /** How many images the project may have. */
  imageQuota: number
  /** The role of callers without one of their own (`roles/viewer`); absent: they are owners. */
  role?: string
  /** The methods that its universe lacks (`images.deprecate`); absent: those the emulator was started without. */
  without?: readonly string[]
}

/** Far above any seed: tests that want to reach the limit lower it. */
export const DEFAULT_IMAGE_QUOTA = 1_000_000

export interface Settings {
  of(project: string): ProjectSettings
  change(project: string, change: Partial<ProjectSettings>): ProjectSettings
  reset(project: string): void
}

export function createSettings(): Settings {
  const projects = new Map<string, ProjectSettings>()
  const of = (project: string) => projects.get(project) ?? { imageQuota: DEFAULT_IMAGE_QUOTA }
  return {
    of,
    change(project, change) {
      const changed = { ...of(project), ...change }
      projects.set(project, changed)
      return changed
    },
    reset: (project) => void projects.delete(project),
  }
}
