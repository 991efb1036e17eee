import * as icons from '@mdi/js'
import type { Plugin } from 'vite'

const IMPORT = /import\s*\{([^}]+)\}\s*from\s*['"]@mdi\/js['"]/g

/** The IDs of the single-icon modules. */
const ICON = /^\0icon:/

/**
 * Makes each icon a module of its own. The package is one module, so the first page would include the icons
 * of all later pages.
 */
export function singleIcons(): Plugin {
  return {
    name: 'single-icons',
    apply: 'build',
    enforce: 'post',
    resolveId: (id) => (id.startsWith('icon:') ? `\0${id}` : undefined),
    load(id) {
      if (!ICON.test(id)) return undefined
      const name = id.slice('\0icon:'.length)
      const path: unknown = Reflect.get(icons, name)
      return typeof path === 'string' ? `export const ${name} = ${JSON.stringify(path)}` : undefined
    },
    transform: (code) =>
      code.includes('@mdi/js') ? { code: importSingly(code), map: null } : undefined,
  }
}

/** The code with an import for each of its icons. */
export const importSingly = (code: string): string =>
  code.replace(IMPORT, (_, names: string) =>
    names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '')
      .map((name) => `import { ${name} } from 'icon:${name}'`)
      .join(';'),
  )
