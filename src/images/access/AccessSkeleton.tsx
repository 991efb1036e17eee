import styles from './AccessTab.module.css'
import { BindingsHead } from './BindingsHead.tsx'
import table from './BindingsTable.module.css'

/** The tab before the policy has been read. */
export const AccessSkeleton = () => (
  <section aria-label="Access" aria-busy="true" className={styles['access']}>
    <AccessScope />
    <table className={table['table']}>
      <BindingsHead />
      <tbody>
        {['a', 'b'].map((key) => (
          <tr key={key}>
            <th scope="row">
              <Bar />
            </th>
            <td>
              <Bar />
              <br />
              <Bar />
            </td>
            <td>
              <Bar />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

const Bar = () => <span className={`skeleton ${styles['waiting']}`} />

/** What the tab shows, and what it doesn’t. */
export const AccessScope = () => (
  <p className="muted">
    Access granted on this image. Roles granted on the project, its folders and its organization
    apply as well, and aren’t shown here.
  </p>
)
