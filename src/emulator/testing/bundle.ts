import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createRequire } from 'node:module'
import { build } from 'vite'

/**
 * Bundles a TypeScript program into one JavaScript file, to run in its own process. Packages are
 * imported, not bundled.
 * @param entry path of the program
 * @param folder for the output
 * @returns the path of the file
 */
export async function bundle(entry: string, folder: string): Promise<string> {
  const require = createRequire(import.meta.url)
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'packages-by-path',
        enforce: 'pre',
        resolveId: (id) =>
          /^[@a-z]/.test(id) && !id.startsWith('node:')
            ? { id: pathToFileURL(require.resolve(id)).href, external: true }
            : null,
      },
    ],
    build: {
      ssr: entry,
      outDir: folder,
      minify: false,
      rollupOptions: { output: { entryFileNames: 'program.mjs' } },
    },
  })
  return join(folder, 'program.mjs')
}
