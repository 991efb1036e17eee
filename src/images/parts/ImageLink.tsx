import { Link } from '@tanstack/react-router'
import { visible } from '../../text/visible.ts'

interface ImageLinkProps {
  project: string
  name: string
  /** For a link inside a sentence. */
  underlined?: boolean
}

/** The name of an image, as a link to its page. */
export const ImageLink = ({ project, name, underlined = false }: ImageLinkProps) => (
  <Link
    className={underlined ? 'mono underlined' : 'mono'}
    to="/projects/$project/images/$image"
    params={{ project, image: name }}
  >
    {visible(name)}
  </Link>
)
