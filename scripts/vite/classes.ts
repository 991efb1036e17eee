import { createHash } from 'node:crypto'
import { relative } from 'node:path'
import { normalizePath } from 'vite'

/**
 * The name of a class in a module's styles: `row_x4Zq`. Scripts contain these names, and what all names of
 * a file have in common is packed away.
 * @param path of the file
 */
export const classIn = (name: string, path: string): string =>
  `${name}_${createHash('sha256')
    .update(normalizePath(relative('.', path)))
    .digest('base64url')
    .slice(0, 4)}`
