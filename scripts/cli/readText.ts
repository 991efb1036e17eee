/** Files that options name. */
import { readFile } from 'node:fs/promises'

/** The text of a file. @param option its option, `--policy` @throws Error that says what is wrong with which */
export async function readText(option: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    throw new Error(`${option}: ${path}: ${WRONG.get(code) ?? message}`, { cause: error })
  }
}

const WRONG = new Map([
  ['ENOENT', 'There is no such file.'],
  ['ENOTDIR', 'There is no such file.'],
  ['EISDIR', 'It is a folder.'],
  ['EACCES', 'You may not read it.'],
])
