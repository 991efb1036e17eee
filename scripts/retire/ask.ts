/** Questions before anything is changed. */
import { createInterface } from 'node:readline/promises'
import { UsageError, type Settings } from './options.ts'

/** @returns whether to go ahead: with `--yes`, or if that was the answer @throws UsageError */
export async function mayGoOn(options: Settings, question: string): Promise<boolean> {
  const answer = await ask(options, question, '[y/N] ')
  return answer === undefined || /^y(?:es)?$/i.test(answer)
}

/** @returns the answer; undefined with `--yes` @throws UsageError without a terminal */
export async function ask(
  { yes }: Settings,
  question: string,
  hint: string,
): Promise<string | undefined> {
  if (yes) return undefined
  if (!process.stdin.isTTY)
    throw new UsageError(`${question} There is no terminal to ask on: pass --yes.`)
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question(`${question} ${hint}`)
  terminal.close()
  return answer.trim()
}
