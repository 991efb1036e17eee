import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { configure, precompress } from '../../scripts/lib/deploy.mjs'
import { expect } from './test.ts'

/** The console below `/console/`, as `deploy/` shows, on another origin than the API. */
export interface Site {
  url: string
  stop(): Promise<void>
}

interface WebServer {
  /** Of the program. */
  path: string
  version: string
  /** Starts it. `folder` has the headers and is for its own files; `root` is what it serves. */
  start(path: string, folder: string, root: string, port: number): ChildProcess
}

/** The servers that `deploy/` has files for: those of Debian, or others. */
export const WEB_SERVERS = {
  nginx: { path: process.env['NGINX_PATH'] ?? 'nginx', version: '-v', start: startNginx },
  Caddy: { path: process.env['CADDY_PATH'] ?? 'caddy', version: 'version', start: startCaddy },
} satisfies Record<string, WebServer>

export function isInstalled({ path, version }: WebServer): boolean {
  try {
    execFileSync(path, [version], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** @param api the origin of the API */
export async function startSite({ path, start }: WebServer, api: string): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'site-'))
  // Started by root, nginx works as nobody.
  chmodSync(folder, 0o755)
  const root = join(folder, 'html')
  const outDir = join(root, 'console')
  cpSync('dist/console', outDir, { recursive: true })
  await precompress(outDir)
  const config = { apiBase: `${api}/compute/v1`, project: 'demo-project' }
  await configure({ folder: outDir, config, base: '/console/', headers: folder })
  const port = await freePort()
  const server = start(path, folder, root, port)
  const exited = once(server, 'exit')
  const url = `http://127.0.0.1:${port}`
  const answers = () =>
    fetch(url).then(
      () => true,
      () => false,
    )
  await expect.poll(answers).toBe(true)
  return {
    url,
    async stop() {
      server.kill('SIGTERM')
      await exited
      rmSync(folder, { recursive: true })
    },
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

function startNginx(path: string, folder: string, root: string, port: number): ChildProcess {
  const site = readFileSync('deploy/nginx.conf', 'utf8')
    .replace('listen 8080', `listen 127.0.0.1:${port}`)
    .replace('/usr/share/nginx/html', root)
    .replace('set $base /;', 'set $base /console/;')
  writeFileSync(join(folder, 'site.conf'), site)
  const types =
    'text/html html; text/javascript js; text/css css; application/json json; font/woff2 woff2; image/svg+xml svg;'
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(' ')
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; pid ${folder}/pid; error_log stderr; events {}
     http { types { ${types} } access_log off; ${temporary} include site.conf; }`,
  )
  mkdirSync(join(folder, 'logs'))
  return spawn(path, ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}

function startCaddy(path: string, folder: string, root: string, port: number): ChildProcess {
  const site = readFileSync('deploy/Caddyfile', 'utf8')
    .replace(':8080', `http://127.0.0.1:${port}`)
    .replace('root * /srv', `root * ${root}`)
    .replace('{path} /index.html', '{path} /console/index.html')
  const config = join(folder, 'Caddyfile')
  writeFileSync(config, `{\n\tadmin off\n\tlog {\n\t\tlevel ERROR\n\t}\n}\n${site}`)
  return spawn(path, ['run', '--config', config, '--adapter', 'caddyfile'], {
    env: { ...process.env, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}
