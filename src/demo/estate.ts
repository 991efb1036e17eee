/** All that the demo’s emulator holds: read from and written to its control routes. */
import { downloadText } from '../browser/download.ts'
import { forgetAll } from './forget.ts'

type Estate = Record<string, unknown>

const DEMO = 'demo-project'
const FORMAT = 'compute-images-demo'

/** @throws Error with the emulator’s message */
async function control(method: string, path: string, body?: string): Promise<unknown> {
  const init = { method, headers: { 'Content-Type': 'application/json' } }
  const response = await fetch(`/_emulator/${path}`, body === undefined ? init : { ...init, body })
  const answer = (await response.json()) as { error?: { message: string } }
  if (!response.ok)
    throw new Error(answer.error?.message ?? `The emulator answered ${response.status}.`)
  return answer
}

const projects = async () => ((await control('GET', 'health')) as { projects: string[] }).projects

/**
 * Restores the demo data, with the public projects it is based on; other projects become empty, and the
 * console forgets what it did.
 */
export async function resetEstate(): Promise<void> {
  const reset = (project: string, seed: string) =>
    control('POST', `projects/${encodeURIComponent(project)}/reset`, JSON.stringify({ seed }))
  // The demo project is replaced in one go: the page reads it meanwhile.
  const others = (await projects()).filter((project) => project !== DEMO)
  await Promise.all(others.map((project) => reset(project, 'empty')))
  await reset(DEMO, 'demo')
  await forgetAll()
}

/** Saves all projects to a file. */
export async function exportEstate(): Promise<void> {
  const dump = (await control('GET', 'dump')) as { projects: Estate }
  const text = JSON.stringify({ format: FORMAT, projects: dump.projects })
  downloadText('compute-images-demo.json', text, 'application/json')
}

/** Replaces all projects with those of an exported file. @throws Error if it isn’t one; nothing is changed then */
export async function importEstate(file: File): Promise<void> {
  const estate = readEstate(await file.text())
  await control('PUT', 'dump', JSON.stringify({ projects: estate }))
}

function readEstate(text: string): Estate {
  const wrong = new Error('This is not a file that this demo has exported.')
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw wrong
  }
  const { format, projects } = Object(parsed) as { format?: unknown; projects?: unknown }
  if (format !== FORMAT || typeof projects !== 'object' || projects === null) throw wrong
  return projects as Estate
}
