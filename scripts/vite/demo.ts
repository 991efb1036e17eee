import type { Plugin } from 'vite'

const OWN_CHUNK = { name: 'demo', test: /[\\/]src[\\/]demo[\\/]/, priority: 9 }

/**
 * Turns the console into the demo: the page starts the Service Worker first, and its policy allows that
 * worker, and no server but its own.
 */
export function demo(): Plugin[] {
  return [
    {
      name: 'demo-entry',
      // A chunk of its own: one shared with the console's first script would run that at once.
      config: () => ({
        build: { rolldownOptions: { output: { codeSplitting: { groups: [OWN_CHUNK] } } } },
      }),
      transformIndexHtml: {
        order: 'pre',
        handler: (html) => replaced(html, '/src/app/boot.ts', '/src/demo/boot.ts'),
      },
    },
    {
      name: 'demo-policy',
      transformIndexHtml: {
        order: 'post',
        handler: (html) =>
          replaced(
            replaced(html, /connect-src .*?(?=; base-uri)/, "connect-src 'self'"),
            /trusted-types (?:'none'|&#39;none&#39;)/,
            'trusted-types emulator-worker',
          ),
      },
    },
  ]
}

function replaced(html: string, what: string | RegExp, by: string): string {
  const changed = html.replace(what, by)
  if (changed === html) throw new Error(`The page contains no ${what}.`)
  return changed
}
