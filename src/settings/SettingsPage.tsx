import { MuiTheme } from '../ui/MuiTheme.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Appearance } from './Appearance.tsx'
import { Conformance } from './Conformance.tsx'
import { Connections } from './Connections.tsx'
import { Conventions } from './Conventions.tsx'
import { Keyboard } from './Keyboard.tsx'
import { Lists } from './Lists.tsx'
import { Runs } from './Runs.tsx'
import styles from './SettingsPage.module.css'
import { SignIn } from './SignIn.tsx'

const SECTIONS = {
  Connections,
  'Sign-in': SignIn,
  Conformance,
  Conventions,
  Lists,
  Runs,
  Keyboard,
  Appearance,
}

/** Settings of this browser: connections, sign-in, lists, runs and appearance. */
export function SettingsPage() {
  return (
    <MuiTheme>
      <PageHead name="Settings" sub="For this browser only." />
      <div className={styles['sections']}>
        {Object.entries(SECTIONS).map(([title, Section]) => (
          <section key={title} aria-labelledby={title.toLowerCase()}>
            <h2 id={title.toLowerCase()}>{title}</h2>
            <Section />
          </section>
        ))}
      </div>
    </MuiTheme>
  )
}
