/** Questions before anything is changed. */
import { once } from 'node:events'
import { createInterface } from 'node:readline/promises'
import { UsageError, type Settings } from './options.ts'

/** @returns whether to go ahead: with `--yes`, or if that was the answer @throws UsageError */
export async function isConfirmed(
  options: Pick<Settings, 'yes'>,
  question: string,
): Promise<boolean> {
  const answer = await ask(options, question, '[y/N] ')
  return answer === undefined || /^y(?:es)?$/i.test(answer)
}

/** @returns the answer, '' for none; undefined with `--yes` @throws UsageError without a terminal */
export async function ask(
  { yes }: Pick<Settings, 'yes'>,
  question: string,
  hint: string,
): Promise<string | undefined> {
  if (yes) return undefined
  if (!process.stdin.isTTY)
    throw new UsageError(`${question} There is no terminal to ask on: pass --yes.`)
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  // Ctrl+D and Ctrl+C close it without an answer, which must not end the program as if all were done.
  const closed = once(terminal, 'close').then(() => '')
  const answer = await Promise.race([terminal.question(`${question} ${hint}`), closed])
  terminal.close()
  return answer.trim()
}
