import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { originsOf, policyFor } from '../lib/policy.mjs'

/**
 * Where an API may be before the console is configured for those it is deployed for: in Google's universes,
 * or an emulator on this machine.
 */
const ANY_API = [
  'https://*.googleapis.com',
  'https://*.s3nsapis.fr',
  'http://localhost:*',
  'http://127.0.0.1:*',
]

/**
 * Writes the Content-Security-Policy into the built index.html, for servers that send none. A
 * policy in the page can't include `frame-ancestors`, so the console itself refuses to run in a
 * frame.
 * @param named further API addresses that the build allows: `VITE_API_BASE`, `VITE_API_ORIGINS`
 */
export function contentSecurityPolicy(...named: (string | undefined)[]): Plugin {
  const addresses = named.flatMap((text) => text?.split(/\s+/).filter(Boolean) ?? [])
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        {
          tag: 'meta',
          attrs: {
            'http-equiv': 'Content-Security-Policy',
            content: policyFor(JSON.parse(readFileSync('public/config.json', 'utf8')), [
              ...ANY_API,
              ...originsOf(addresses),
            ]),
          },
          injectTo: 'head-prepend',
        },
      ],
    },
  }
}
