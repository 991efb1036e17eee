import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createRequire } from 'node:module'
import { build } from 'vite'

/**
 * Makes one JavaScript file of a TypeScript program, for a process of its own. Packages are not
 * taken in but imported from where they are.
 * @param entry path of the program
 * @param folder where the file goes
 * @returns its path
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
