import '../ui/fonts.css'
import '../ui/tokens.css'
import '../ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from '../api/queryClient.ts'
import { App } from './App.tsx'
import type { Config } from './config.ts'
import { ConfigErrorPage, FramedPage } from './StartErrorPages.tsx'
import { createAppRouter } from './router.tsx'

/** Renders the console once its configuration is there, or the page that says why it cannot. */
export async function start(loading: Promise<Config>): Promise<void> {
  const element = document.getElementById('root')
  if (!element) throw new Error('index.html has no #root.')
  const root = createRoot(element)
  if (window.top !== window.self) return root.render(<FramedPage />)
  try {
    const config = await loading
    const queryClient = createQueryClient(config.apiBase)
    const router = createAppRouter({ config, queryClient })
    root.render(
      <StrictMode>
        <App router={router} queryClient={queryClient} />
      </StrictMode>,
    )
  } catch (error) {
    root.render(<ConfigErrorPage error={error} />)
  }
}
