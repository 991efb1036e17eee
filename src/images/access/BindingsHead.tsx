/** The head of the table of bindings. */
export const BindingsHead = () => (
  <>
    <caption className="visually-hidden">Access to the image</caption>
    <thead>
      <tr>
        <th scope="col">Role</th>
        <th scope="col">Members</th>
        <th scope="col">Condition</th>
      </tr>
    </thead>
  </>
)
