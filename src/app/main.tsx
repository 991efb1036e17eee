import '../ui/fonts.css'
import '../ui/tokens.css'
import '../ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { connect } from '../api/http/session.ts'
import { createQueryClient } from '../api/queryClient.ts'
import { App } from './App.tsx'
import { parseConfig } from './config.ts'
import { otherAddress } from './configFile.ts'
import { createAppRouter } from './router.tsx'

/** Renders the console once its configuration is loaded, or a page that says why it can't. */
export async function start(configFile: Promise<unknown>): Promise<void> {
  await parsed()
  const element = document.getElementById('root')
  if (!element) throw new Error('index.html has no #root.')
  const root = createRoot(element)
  if (window.top !== window.self) {
    const { FramedPage } = await import('./StartErrorPages.tsx')
    return root.render(<FramedPage />)
  }
  try {
    const config = parseConfig(await configFile, location.href, otherAddress())
    connect({
      base: config.apiBase,
      universe: config.universe,
      protection: config.protectionLabel,
    })
    const queryClient = createQueryClient()
    const router = createAppRouter({ config, queryClient })
    root.render(
      <StrictMode>
        <App router={router} queryClient={queryClient} />
      </StrictMode>,
    )
  } catch (error) {
    const { ConfigErrorPage } = await import('./StartErrorPages.tsx')
    root.render(<ConfigErrorPage error={error} />)
  }
}

/** The boot may run before the document has been parsed. */
const parsed = () =>
  document.readyState === 'loading' &&
  new Promise((resolve) => {
    addEventListener('DOMContentLoaded', resolve, { once: true })
  })
