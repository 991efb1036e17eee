import { chmod, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { ROOT } from './root.mjs'
import { run } from './run.mjs'

const FOLDER = `${ROOT}dist/package`

/** What stays separate: SQLite's binary. */
const NATIVE = '@photostructure/sqlite'

const ENTRIES = /** @type {const} */ ([
  ['src/emulator/host/cli.ts', 'cli.js', '#!/usr/bin/env node'],
  ['src/emulator/package/index.ts', 'index.js', ''],
])

/**
 * Writes the emulator as a package into dist/package: a program and a library, each of one file, with the
 * library's types.
 */
async function writePackage() {
  await rm(FOLDER, { recursive: true, force: true })
  await mkdir(FOLDER, { recursive: true })
  const { build } = await import('vite')
  for (const [entry, file, banner] of ENTRIES) {
    await build({
      configFile: false,
      logLevel: 'warn',
      publicDir: false,
      ssr: { noExternal: true, external: [NATIVE] },
      build: {
        ssr: entry,
        outDir: FOLDER,
        emptyOutDir: false,
        target: 'node20',
        rolldownOptions: { output: { entryFileNames: file, banner, codeSplitting: false } },
      },
    })
  }
  await chmod(`${FOLDER}/cli.js`, 0o755)
  await writeTypes()
  await cp(`${ROOT}LICENSE`, `${FOLDER}/LICENSE`)
  await cp(`${ROOT}docs/emulator.md`, `${FOLDER}/README.md`)
  await writeFile(`${FOLDER}/package.json`, `${JSON.stringify(await manifest(), null, 2)}\n`)
}

/** Packs dist/package into a file that `npm install` takes. @param {string} folder for the file */
export async function packEmulator(folder) {
  await writePackage()
  const status = await run('npm', ['pack', FOLDER, '--pack-destination', folder, '--silent'])
  if (status !== 0) throw new Error('npm pack failed.')
}

async function manifest() {
  const { version, license, engines, dependencies } = JSON.parse(
    await readFile(`${ROOT}package.json`, 'utf8'),
  )
  return {
    name: 'compute-images-emulator',
    version,
    description: 'An emulator of the images API of Google Compute Engine',
    license,
    type: 'module',
    engines,
    bin: { 'compute-images-emulator': 'cli.js' },
    exports: { '.': { types: './index.d.ts', default: './index.js' } },
    files: ['cli.js', 'index.js', 'index.d.ts'],
    dependencies: { [NATIVE]: dependencies[NATIVE] },
  }
}

/** Only the library's own: they refer to no others. */
async function writeTypes() {
  const [, library] = ENTRIES
  const out = `${ROOT}dist/types`
  const config = {
    extends: '../tsconfig.json',
    compilerOptions: {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      allowJs: false,
      checkJs: false,
      rootDir: '..',
      outDir: 'types',
    },
    files: [`../${library[0]}`],
    include: [],
  }
  await writeFile(`${ROOT}dist/types.json`, JSON.stringify(config))
  const tsc = [`${ROOT}node_modules/typescript/bin/tsc`, '-p', `${ROOT}dist/types.json`]
  if ((await run(process.execPath, tsc)) !== 0) throw new Error('The types could not be written.')
  await cp(`${out}/${library[0].replace('.ts', '.d.ts')}`, `${FOLDER}/index.d.ts`)
  await rm(out, { recursive: true })
  await rm(`${ROOT}dist/types.json`)
}
