/**
 * What the shell loads when the page has its first rows, as one part: the palette with the shortcuts, the
 * tips, and what leaves keys to input methods.
 */
import Palette from '../palette/Palette.tsx'
import { leaveKeysToInputMethods } from '../ui/inputMethods.ts'
import { showTips } from '../ui/tips.ts'

showTips()
leaveKeysToInputMethods()

export default Palette
