import { Link } from '@tanstack/react-router'
import { RESOURCE_NAME } from '../compute/names.ts'
import { PageHead } from '../ui/PageHead.tsx'
import { SafeText } from '../ui/SafeText.tsx'
import { visible } from '../text/visible.ts'
import { imagesCrumb } from '../images/parts/crumbs.tsx'

interface EmptyFamilyProps {
  project: string
  family: string
  /** Checks again; absent if the name isn't a valid family name. */
  onAsk?: () => void
}

/** No image is in this family, or its name isn’t valid: a family exists only as a field of images. */
export function EmptyFamily({ project, family, onAsk }: EmptyFamilyProps) {
  const isName = RESOURCE_NAME.test(family)
  return (
    <>
      <PageHead
        name={`Family ${visible(family)}`}
        crumbs={[imagesCrumb(project)]}
        title={
          isName ? (
            <>
              No image is in the family “
              <SafeText text={family} limit={100} />”
            </>
          ) : (
            <>
              “<SafeText text={family} limit={100} />” is not a valid family name
            </>
          )
        }
        sub={
          isName
            ? `It resolves to nothing in ${project}. A family exists only while images are in it.`
            : 'The API accepts no such name. A family’s name starts with a lowercase letter, contains only lowercase letters, digits and hyphens (63 at most), and doesn’t end with a hyphen.'
        }
        actions={
          onAsk && (
            <button type="button" className="button" onClick={onAsk}>
              Check again
            </button>
          )
        }
      />
      <Link className="button primary" to="/projects/$project/images" params={{ project }}>
        View images
      </Link>
    </>
  )
}
