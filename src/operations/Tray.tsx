import { useEffect, useState, type ComponentType } from 'react'
import styles from './OperationsTray.module.css'

type TrayPart = ComponentType<{ project: string }>

/** Keeps the tray's place in the bar, and loads it when the page has time: never before its first rows. */
export function Tray({ project }: { project: string }) {
  const [Part, setPart] = useState<TrayPart | null>(null)
  useEffect(() => {
    const load = async () => {
      try {
        const tray = await import('./OperationsTray.tsx')
        setPart(() => tray.default)
      } catch {
        // Without a network the page goes on without its tray.
        addEventListener('online', again, { once: true })
      }
    }
    const again = () => void load()
    const timer = setTimeout(again, 1500)
    return () => {
      clearTimeout(timer)
      removeEventListener('online', again)
    }
  }, [])
  if (!Part) return <span className={`button quiet ${styles['button']} ${styles['place']}`} />
  return <Part project={project} />
}
