import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite'

type Bundle = Rolldown.OutputBundle

/** The font of the first page, as named in `src/ui/fonts.css`. */
const FIRST_FONT = /inter-latin-wght-normal[^/]*\.woff2$/

/** Makes a browser that knows it compile a script while it loads, in another thread, rather than as it runs. */
const COMPILE = '//# allFunctionsCalledOnLoad\n'
const FIRST = new Set(['main', 'react', 'tanstack'])

/**
 * Lists everything the first page needs in index.html, so that nothing waits for another file to
 * name it: the chunks behind the entry's dynamic import, their styles, the configuration and the
 * font. And has those chunks compiled while they load.
 */
export function preload(): Plugin {
  let base = '/'
  return {
    name: 'preload',
    apply: 'build',
    configResolved(config) {
      ;({ base } = config)
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const chunk of Object.values(bundle)) {
          const isFirst = chunk.type === 'chunk' && FIRST.has(chunk.name)
          // Browsers look for it only at the very top.
          if (isFirst) chunk.code = COMPILE + chunk.code
        }
      },
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {}, chunk }) => ({
        // The boot doesn't wait for styles; the first paint waits for the boot, which sets the
        // color scheme.
        html: html.replace('<script type="module"', '$& async blocking="render"'),
        tags: chunk ? tags(bundle, chunk, base) : [],
      }),
    },
  }
}

function tags(bundle: Bundle, entry: Rolldown.OutputChunk, base: string): HtmlTagDescriptor[] {
  const boot = reach(bundle, [entry.fileName])
  // The boot's other import is the full check of the configuration, which most starts don't need.
  const next = [...boot]
    .flatMap((name) => dynamicImports(bundle, name))
    .filter((name) => chunkName(bundle, name) === 'main')
  const chunks = [...reach(bundle, next)].filter((name) => !boot.has(name))
  const fonts = Object.keys(bundle).filter((name) => FIRST_FONT.test(name))
  return [
    link({ rel: 'preload', as: 'fetch', href: `${base}config.json`, crossorigin: true }),
    ...chunks.map((name) =>
      link({ rel: 'modulepreload', href: `${base}${name}`, crossorigin: true }),
    ),
    ...chunks
      .flatMap((name) => stylesOf(bundle, name))
      .map((name) => link({ rel: 'stylesheet', href: `${base}${name}`, crossorigin: true })),
    ...fonts.map((name) =>
      link({
        rel: 'preload',
        as: 'font',
        type: 'font/woff2',
        href: `${base}${name}`,
        crossorigin: true,
      }),
    ),
  ]
}

const link = (attrs: Record<string, string | boolean>): HtmlTagDescriptor => ({
  tag: 'link',
  attrs,
  injectTo: 'head',
})

/**
 * The chunks that these import, directly or indirectly, and themselves; stops at dynamic imports.
 */
function reach(bundle: Bundle, names: string[], found = new Set<string>()): Set<string> {
  for (const name of names) {
    const chunk = bundle[name]
    if (chunk?.type !== 'chunk' || found.has(name)) continue
    found.add(name)
    reach(bundle, chunk.imports, found)
  }
  return found
}

function dynamicImports(bundle: Bundle, name: string): string[] {
  const chunk = bundle[name]
  return chunk?.type === 'chunk' ? chunk.dynamicImports : []
}

function chunkName(bundle: Bundle, file: string): string | undefined {
  const chunk = bundle[file]
  return chunk?.type === 'chunk' ? chunk.name : undefined
}

function stylesOf(bundle: Bundle, name: string): string[] {
  const chunk = bundle[name]
  return chunk?.type === 'chunk' ? [...(chunk.viteMetadata?.importedCss ?? [])] : []
}
