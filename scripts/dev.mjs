import { ready } from './lib/ready.mjs'

await ready()
const { createServer } = await import('vite')
const server = await createServer()
await server.listen()
server.printUrls()
