import * as icons from '@mdi/js'
import type { Plugin } from 'vite'

const IMPORT = /import\s*\{([^}]+)\}\s*from\s*['"]@mdi\/js['"]/g

/** What the modules of single icons are called. */
const ICON = /^\0icon:/

/**
 * A module for each icon. All of them are one in the package, which would stand on the first page with the
 * icons of every page that comes later.
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
    transform(code) {
      if (!code.includes('@mdi/js')) return undefined
      const single = (_: string, names: string) =>
        names
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== '')
          .map((name) => `import { ${name} } from 'icon:${name}'`)
          .join(';')
      return { code: code.replace(IMPORT, single), map: null }
    },
  }
}
