import { BASE } from '../browser/base.ts'

/**
 * The text of a file beside `config.json`.
 * @throws Error
 */
export async function fileBeside(path: string): Promise<string> {
  const answer = await fetch(`${BASE}${path}`)
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`)
  return answer.text()
}
