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

/** Settings of this browser: connections, sign-in, lists, runs and appearance. */
export function SettingsPage() {
  return (
    <MuiTheme>
      <PageHead name="Settings" sub="For this browser only." />
      <div className={styles['sections']}>
        <section aria-labelledby="connections">
          <h2 id="connections">Connections</h2>
          <Connections />
        </section>
        <section aria-labelledby="sign-in">
          <h2 id="sign-in">Sign-in</h2>
          <SignIn />
        </section>
        <section aria-labelledby="conformance">
          <h2 id="conformance">Conformance</h2>
          <Conformance />
        </section>
        <section aria-labelledby="conventions">
          <h2 id="conventions">Conventions</h2>
          <Conventions />
        </section>
        <section aria-labelledby="lists">
          <h2 id="lists">Lists</h2>
          <Lists />
        </section>
        <section aria-labelledby="runs">
          <h2 id="runs">Runs</h2>
          <Runs />
        </section>
        <section aria-labelledby="keyboard">
          <h2 id="keyboard">Keyboard</h2>
          <Keyboard />
        </section>
        <section aria-labelledby="appearance">
          <h2 id="appearance">Appearance</h2>
          <Appearance />
        </section>
      </div>
    </MuiTheme>
  )
}
