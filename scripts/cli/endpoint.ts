/** What programs are told about an endpoint: its address, and a token for it. */
import { addressProblem } from '../../src/api/http/address.ts'
import { tokenProblem } from '../../src/api/http/token.ts'
import { readText } from './readText.ts'

/** As `addressProblem`, without a page whose server an address could be on. */
export const baseProblem = (address: string): string | null =>
  /^https?:\/\//.test(address) ? addressProblem(address) : 'Start with https://.'

/**
 * The access token in a file.
 * @throws Error if there is none: without it, others’ images would be asked for as nobody
 */
export async function readToken(path: string): Promise<string> {
  const token = (await readText('--token-file', path)).trim()
  const problem = token === '' ? 'It is empty.' : tokenProblem(token)
  if (problem !== null) throw new Error(`--token-file: ${path}: ${problem}`)
  return token
}
