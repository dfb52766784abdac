/** What /api/v1 says, as its OpenAPI document describes it. Nothing else in the console spells these out again. */

export interface Items<T> {
  items: T[]
}

export type ConditionStatus = 'True' | 'False' | 'Unknown'

export interface Condition {
  type: string
  status: ConditionStatus
  reason: string
  message: string
  observedRevision: string
  lastTransitionTime: string
}

export interface Environment {
  kind: 'Environment'
  name: string
  /** In force. */
  revision: string
  /** What the last pass was about. */
  observedRevision: string
  /** Left out before the first pass. */
  lastPassTime?: string
  suspended: boolean
  conditions: Condition[]
  /** Of a newer revision that is bad, each as `file:line:column: message`. */
  problems: string[]
}

/** One AWS object of a manifest. */
export interface Part {
  type: string
  scope: string
  name: string
  state: string
  reason: string
  message: string
}

/** A manifest, and the AWS objects that it stands for. */
export interface Resource {
  kind: string
  name: string
  revision: string
  observedRevision: string
  /** Observed, not written: in git, or by somebody who asked. */
  suspended: boolean
  conditions: Condition[]
  parts: Part[]
}

export type Cause = 'edit' | 'drift' | 'adoption'

export interface Event {
  sequence: number
  time: string
  type: string
  /** Left out: the environment itself. */
  kind?: string
  name?: string
  resource?: string
  cause?: Cause
  revision: string
  message: string
}

export interface Change {
  kind: string
  name: string
  resource: string
  action: string
  cause: Cause
  fields: string[]
  startsDeployment: boolean
  outcome: string
}

/** What one pass changed. */
export interface Receipt {
  sequence: number
  revision: string
  started: string
  finished: string
  changes: Change[]
}

export interface PlanField {
  path: string
  old?: unknown
  new?: unknown
  knownAfterApply: boolean
  sensitive: boolean
  immutable: boolean
  startsDeployment: boolean
}

export interface PlannedChange {
  action: 'create' | 'update' | 'replace' | 'delete' | 'blocked'
  owner: { kind: string; name: string }
  resource: { type: string; scope: string; name: string }
  wave: number
  cause?: Cause
  startsDeployment?: boolean
  reason?: string
  /** What is done once the environment's windows allow it. */
  postponed?: string
  message?: string
  note?: string
  fields: PlanField[]
  withheld?: { reason: string; message: string; fields: PlanField[] }
}

export interface PlanSummary {
  create: number
  update: number
  replace: number
  delete: number
  blocked: number
  unchanged: number
  deployments: number
}

export interface Plan {
  version: number
  environment: string
  revision: string
  matches: boolean
  summary: PlanSummary
  changes: PlannedChange[]
  /** While the environment's windows allow no changes. */
  closed?: { message: string; opens?: string }
}

/** Where the specs come from. */
export interface Source {
  description: string
  revision: string
  trouble?: string
  problems: string[]
}

/** An error, as RFC 9457 has it. */
export interface ProblemDocument {
  type: string
  title: string
  status: number
  detail?: string
  instance?: string
}
