/** The plan as files, to keep or to run elsewhere. */
import { endpointOf } from '../../api/http/endpoint.ts'
import { downloadText } from '../../browser/download.ts'
import { jsonText } from '../../compute/commands/text.ts'
import type { Plan } from '../../compute/retire/plan.ts'
import { planCsv } from '../../compute/retire/planCsv.ts'
import { planValue } from '../../compute/retire/planFile.ts'
import type { RetirePolicy } from '../../compute/retire/policy.ts'
import { policyJson } from '../../compute/retire/readPolicy.ts'
import { gcloudScript, restScript } from '../../compute/retire/script.ts'
import { changingRows, stepOf } from '../../compute/retire/steps.ts'
import { count } from '../../text/count.ts'
import { fileName } from '../../text/fileName.ts'

type Format = 'json' | 'gcloud' | 'rest' | 'csv'

export const PLAN_FORMATS: readonly { label: string; detail: string; format: Format }[] = [
  { label: 'Policy and plan (JSON)', detail: 'Each image with every reason', format: 'json' },
  { label: 'gcloud script', detail: 'The changes as commands', format: 'gcloud' },
  { label: 'REST calls', detail: 'The changes as requests', format: 'rest' },
  { label: 'Table (CSV)', detail: 'A row for each image', format: 'csv' },
]

/** Saves the plan as a file. */
export function savePlan(plan: Plan, format: Format): void {
  const [extension, type] = FILES[format]
  const day = new Date(plan.at).toISOString().slice(0, 10)
  const name = fileName(`retire-${plan.project}-${day}`, extension)
  downloadText(name, planText(plan, format), type)
}

const FILES = {
  json: ['json', 'application/json'],
  gcloud: ['sh', 'text/x-shellscript'],
  rest: ['http', 'text/plain'],
  csv: ['csv', 'text/csv'],
} as const

function planText(plan: Plan, format: Format): string {
  const { universe } = endpointOf()
  const steps = () => changingRows(plan).map((row) => stepOf(row, plan, universe))
  switch (format) {
    case 'json':
      return jsonText(planValue(plan))
    case 'csv':
      return planCsv(plan)
    case 'rest':
      return restScript(steps(), endpointOf())
    case 'gcloud': {
      const images = count(plan.outcomes.change, 'image')
      const title = `Retires ${images} of ${plan.project}, planned ${new Date(plan.at).toISOString()}`
      return gcloudScript(steps(), endpointOf(), title)
    }
  }
}

export const savePolicy = (policy: RetirePolicy): void =>
  downloadText('retire-policy.json', policyJson(policy), 'application/json')
