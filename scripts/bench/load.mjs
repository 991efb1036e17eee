import { Agent, request } from 'node:http'

const CONNECTIONS = 8

/**
 * Repeats requests on parallel connections for a while.
 * @param {number} seconds
 * @param {(worker: number, agent: Agent) => Promise<void>} work one request
 * @returns {Promise<{ perSecond: number, p50: number, p99: number, calls: number }>} p50, p99: ms
 */
export async function repeat(seconds, work) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const start = performance.now()
  /** @type {number[]} */
  const times = []
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async (_, worker) => {
      while (performance.now() - start < seconds * 1000) {
        const before = performance.now()
        await work(worker, agent)
        times.push(performance.now() - before)
      }
    }),
  )
  const elapsed = performance.now() - start
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (/** @type {number} */ share) => times[Math.floor(times.length * share)] ?? NaN
  return {
    perSecond: (times.length / elapsed) * 1000,
    p50: at(0.5),
    p99: at(0.99),
    calls: times.length,
  }
}

/**
 * One HTTP request. A response that isn't 2xx is an error: benchmarking refusals is meaningless.
 * @param {string} url
 * @param {{ agent?: Agent, method?: string, body?: unknown }} options
 * @returns {Promise<Buffer>} the body
 */
export function exchange(url, { agent, method = 'GET', body }) {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { 'Content-Type': 'application/json' }
    const call = request(url, { agent, method, headers }, (answer) => {
      /** @type {Buffer[]} */
      const parts = []
      answer.on('data', (part) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () => {
        const content = Buffer.concat(parts)
        const status = answer.statusCode ?? 0
        if (status >= 200 && status < 300) resolve(content)
        else reject(new Error(`${method} ${url}: ${status} ${content}`))
      })
    })
    call.on('error', reject)
    call.end(body === undefined ? undefined : JSON.stringify(body))
  })
}
