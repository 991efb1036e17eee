import { isMac } from '../browser/isMac.ts'
import { capsOf } from '../text/keyCaps.ts'
import styles from './KeyCaps.module.css'

/** The keys of a shortcut, drawn as their caps. */
export const KeyCaps = ({ keys }: { keys: string }) => (
  <span className={styles['caps']}>
    {capsOf(keys, isMac).map((cap, index) => (
      // oxlint-disable-next-line react/no-array-index-key -- keys have nothing but their place
      <kbd key={index}>{cap}</kbd>
    ))}
  </span>
)
