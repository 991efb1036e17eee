import '../ui/fonts.css'
import '../ui/tokens.css'
import '../ui/base.css'
import '../ui/controls.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { setRenewal } from '../api/http/again.ts'
import { connect } from '../api/http/session.ts'
import { createQueryClient } from '../api/queryClient.ts'
import { configure, type Config } from '../connect/config/connection.ts'
import { App } from './App.tsx'
import { createAppRouter } from './router.tsx'

/** Renders the console once its configuration is loaded, or a page that says why it can't. */
export async function start(read: Promise<Config>): Promise<void> {
  await parsed()
  const element = document.getElementById('root')
  if (!element) throw new Error('index.html has no #root.')
  const root = createRoot(element)
  if (window.top !== window.self) {
    const { FramedPage } = await import('./StartErrorPages.tsx')
    return root.render(<FramedPage />)
  }
  try {
    const config = await read
    const { apiBase: base, signIn, ...connection } = config.connection
    configure(config)
    connect({ ...connection, base, signIn: signIn.kind, protection: config.protectionLabel })
    const tabs = () => import('../connect/tabs.ts')
    setRenewal({
      renew: async (refused) => (await tabs()).renew(refused),
      ask: async (want) => (await import('../connect/ask.tsx')).ask(want),
    })
    if (signIn.kind !== 'none') await (await tabs()).join()
    const queryClient = createQueryClient()
    const router = createAppRouter({ config, queryClient })
    root.render(
      <StrictMode>
        <App router={router} queryClient={queryClient} />
      </StrictMode>,
    )
  } catch (error) {
    const { StartErrorPage } = await import('./StartErrorPages.tsx')
    root.render(<StartErrorPage error={error} />)
  }
}

/** The boot may run before the document has been parsed. */
const parsed = () =>
  document.readyState === 'loading' &&
  new Promise((resolve) => {
    addEventListener('DOMContentLoaded', resolve, { once: true })
  })
