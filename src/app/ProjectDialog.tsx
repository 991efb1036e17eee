import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { useController, useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import { PROJECT } from '../compute/names.ts'
import { Button } from '../ui/Button.tsx'
import { DialogShell } from '../ui/DialogShell.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useCloseOnBack } from '../ui/useCloseOnBack.ts'

interface ProjectDialogProps {
  onOpen(project: string): void
  onClose(): void
}

const Form = z.object({
  project: z.string().check(({ value, issues }) => {
    if (PROJECT.test(value.trim())) return
    const message = 'Use lowercase letters, digits and dashes.'
    issues.push({ code: 'custom', input: value, message })
  }),
})

const resolver = standardSchemaResolver(Form)

/** Asks for a project ID: anything the API accepts, including `example.com:project` and numbers. */
export default function ProjectDialog({ onOpen, onClose }: ProjectDialogProps) {
  useCloseOnBack(onClose)
  const form = useForm({ defaultValues: { project: '' }, resolver })
  const { field, fieldState } = useController({ control: form.control, name: 'project' })
  const submit = form.handleSubmit(({ project }) => {
    onClose()
    onOpen(project.trim())
  })
  return (
    <DialogShell
      title="Open a project"
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary">
            Open
          </Button>
        </>
      }
    >
      <TextField
        label="Project ID or number"
        mono
        keepsRoom
        problem={fieldState.error?.message}
        // The only field.
        autoFocus
        {...field}
      />
    </DialogShell>
  )
}
