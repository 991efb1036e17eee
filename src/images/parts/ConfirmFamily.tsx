import { visible } from '../../text/visible.ts'
import { ConfirmByName } from '../../ui/ConfirmByName.tsx'

interface ConfirmFamilyProps {
  family: string
  value: string
  onChange(text: string): void
}

/** The field for the name of a family that a change leaves, or may leave, without a head. */
export const ConfirmFamily = ({ family, value, onChange }: ConfirmFamilyProps) => (
  <ConfirmByName
    name={family}
    label={
      <>
        Type the family’s name, <strong className="mono">{visible(family)}</strong>, to confirm
      </>
    }
    {...{ value, onChange }}
  />
)
