import { useRouter } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { setDefaultView } from './defaultView.ts'
import {
  defaultQuery,
  inOrder,
  readViews,
  removeView,
  replaceView,
  saveView,
  without,
  writeViews,
  type SavedView,
} from './savedViews.ts'
import type { ImagesSearch } from './search.ts'

export type Views = ReturnType<typeof useViews>

/** The saved views of a project, and the current one. */
export function useViews(project: string, search: ImagesSearch) {
  const { parseSearch, stringifySearch } = useRouter().options
  const [, setChanges] = useState(0)
  const [lost, setLost] = useState(false)
  // Another tab may have changed them: they are read whenever the bar is drawn.
  const views = readViews(project)
  const standard = defaultQuery(project)
  // What is collapsed isn't part of a view.
  const query = inOrder(stringifySearch({ ...search, collapsed: undefined, view: undefined }))
  const readAgain = useCallback(() => setChanges((changes) => changes + 1), [])
  const wrote = (isStored: boolean) => {
    setLost(!isStored)
    readAgain()
    return isStored
  }
  return {
    views,
    query,
    /** The current one, if it is saved. */
    current: views.find((view) => view.query === query),
    /** The browser didn’t store the last change. */
    lost,
    isDefault: (view: SavedView) => view.query === standard,
    hasDefault: Boolean(standard),
    readAgain,
    setDefault: (view: SavedView | undefined) => {
      setDefaultView(project, view?.query ?? null)
      wrote(defaultQuery(project) === (view?.query ?? null))
    },
    // Each returns whether it is stored.
    save: (name: string) => wrote(saveView(project, { name: name.trim(), query })),
    replace: (view: SavedView, next: SavedView) => wrote(replaceView(project, view, next)),
    remove: (view: SavedView) => wrote(removeView(project, view)),
    /** Undoes {@link remove}. */
    restore: (view: SavedView, index: number, wasDefault: boolean) => {
      const views = without(readViews(project), view).toSpliced(index, 0, view)
      const isStored = wrote(writeViews(project, views))
      if (isStored && wasDefault) setDefaultView(project, view.query)
      return isStored
    },
    /** The parameters that open a view; undefined for all images. */
    searchOf: (view: SavedView | undefined): Record<string, unknown> =>
      view ? parseSearch(view.query) : standard ? { view: 'all' } : {},
  }
}
