/**
 * Which families are collapsed. All are expanded at first; `web-base,ci` in the URL collapses two,
 * `*` all, and `*,web-base` all but one. `-` stands for the images without a family.
 */
export interface Collapse {
  /** Whether families are collapsed unless listed in `except`. */
  all: boolean
  except: ReadonlySet<string>
}

const ALL = '*'
const NO_FAMILY = '-'

/** Parses the parameter; undefined means all are expanded. */
export function readCollapse(text: string | undefined): Collapse {
  const [first, ...rest] = text ? text.split(',') : []
  const all = first === ALL
  const names = all || first === undefined ? rest : [first, ...rest]
  return { all, except: new Set(names.map((name) => (name === NO_FAMILY ? '' : decode(name)))) }
}

/** The parameter for it; undefined if all are expanded. */
export function writeCollapse({ all, except }: Collapse): string | undefined {
  const names = Array.from(except, (name) => (name === '' ? NO_FAMILY : encodeURIComponent(name)))
  return (all ? [ALL, ...names] : names).join(',') || undefined
}

/** Whether this family (`''`: none) is collapsed. */
export const isCollapsed = ({ all, except }: Collapse, family: string): boolean =>
  all !== except.has(family)

/** The same with one family expanded or collapsed. */
export function withFamily(collapse: Collapse, family: string, closed: boolean): Collapse {
  const except = new Set(collapse.except)
  if (closed === collapse.all) except.delete(family)
  else except.add(family)
  return { all: collapse.all, except }
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
