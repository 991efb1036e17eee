/** `/_emulator/`: routes for tests and people to control the emulator, separate from the API. */
import { Hono } from 'hono'
import { PROJECT } from '../../compute/names.ts'
import { ApiError, invalidName } from '../base/errors.ts'
import { LARGEST_DUMP, readJson } from '../http/body.ts'
import type { Faults } from '../http/faults.ts'
import { answerResponse } from '../http/respond.ts'
import type { World } from '../resources/context.ts'
import { parseSeed, seedProject } from '../seed/seed.ts'
import { addClockRoutes } from './clock.ts'
import { dumpAll, dumpProject, loadAll, loadProject } from './dump.ts'
import { addFaultRoutes } from './faultRoutes.ts'
import { readSettings } from './settings.ts'
import { bad, optionalString, readBody, reply } from './wire.ts'

export interface ControlOptions {
  world: World
  faults: Faults
  /** Called when the clock has been set, to store it for the next start. */
  clockSet(): void
}

const COMPACT = new URLSearchParams('prettyPrint=false')

/** The control routes. Only the guard protects them: a caller that passes it may do anything. */
export function createControl({ world, faults, clockSet }: ControlOptions): Hono {
  const { store, runner, settings } = world
  const app = new Hono()

  /** Runs the operations that a project has now, and no others. */
  const replaced = (project: string) => {
    runner.forget(project)
    runner.resume(project)
  }

  app.use((c, next) => {
    const known = c.req.path === '/_emulator/faults' ? ['project'] : []
    const unknown = Object.keys(c.req.query()).find((name) => !known.includes(name))
    if (unknown !== undefined) throw bad(`There is no parameter '${unknown.slice(0, 100)}'.`)
    return next()
  })

  app.get('/health', () =>
    reply({
      status: 'ok',
      now: new Date(world.clock.now()).toISOString(),
      projects: store.projects(),
      universe: world.universe,
      without: world.without,
    }),
  )

  app.post('/projects/:project/reset', async (c) => {
    const project = readProject(c.req.param('project'))
    const body = readBody(await readJson(c.req.raw), ['seed'])
    const text = optionalString(body, 'seed') ?? 'empty'
    const seed = parseSeed(text)
    if (seed === null)
      throw bad(`'seed' must be demo, empty or scale:N, not '${text.slice(0, 100)}'.`)
    seedProject(store, project, seed, world.clock.now(), world.universe)
    settings.reset(project)
    faults.clear(project)
    replaced(project)
    return reply({ project, seed, images: store.count('images', project) })
  })

  app.get('/projects/:project/settings', (c) =>
    reply(settings.of(readProject(c.req.param('project')))),
  )
  app.patch('/projects/:project/settings', async (c) => {
    const project = readProject(c.req.param('project'))
    return reply(settings.change(project, readSettings(await readJson(c.req.raw))))
  })

  app.post('/projects/:project/operations/:action', (c) => {
    const project = readProject(c.req.param('project'))
    const action = c.req.param('action')
    if (action === 'hold') runner.hold(project)
    else if (action === 'step') return reply({ stepped: runner.step(project) })
    else if (action === 'release') runner.release(project)
    else throw new ApiError(404, 'notFound', 'The actions are hold, step and release.')
    return reply({ project, action })
  })

  app.get('/projects/:project/dump', (c) =>
    answerResponse(dumpProject(store, readProject(c.req.param('project'))), COMPACT),
  )
  app.put('/projects/:project/dump', async (c) => {
    const project = readProject(c.req.param('project'))
    const dump = await readJson(c.req.raw, LARGEST_DUMP)
    loadProject(store, project, dump)
    replaced(project)
    return reply({ project, images: store.count('images', project) })
  })

  app.get('/dump', () => answerResponse(dumpAll(store), COMPACT))
  app.put('/dump', async (c) => {
    const body = readBody(await readJson(c.req.raw, LARGEST_DUMP), ['projects'])
    for (const project of loadAll(store, body.get('projects'))) replaced(project)
    return reply({ projects: store.projects() })
  })

  addClockRoutes(app, world, clockSet)
  addFaultRoutes(app, faults)
  return app
}

function readProject(project: string): string {
  if (!PROJECT.test(project)) throw invalidName('project', project.slice(0, 200), 'a project id')
  return project
}
