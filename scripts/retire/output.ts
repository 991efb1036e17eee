/** What the commands print, and the exit status each ends with. */

export const NOTHING_TO_DO = 0
export const ERROR = 1
/** Also: something was not done. */
export const SOMETHING_TO_DO = 2

export const say = (line: string) => process.stdout.write(`${line}\n`)
export const warn = (line: string) => process.stderr.write(`${line}\n`)
