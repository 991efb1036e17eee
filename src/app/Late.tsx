/** What the shell loads when the page has its first rows, as one part: the palette with the shortcuts, and the tips. */
import Palette from '../palette/Palette.tsx'
import { showTips } from '../ui/tips.ts'

showTips()

export default Palette
