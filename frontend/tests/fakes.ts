import { vi } from 'vitest'
import type { Mock } from 'vitest'
import type { Api } from '../src/api/client'
import type { Clock } from '../src/api/live'
import type { Condition, Environment, Event, Plan, PlannedChange, Resource } from '../src/api/types'

export const NOON = '2026-01-01T12:00:00Z'

export function condition(type: string, status: Condition['status'], reason = type, message = ''): Condition {
  return { type, status, reason, message, observedRevision: 'c0ffee', lastTransitionTime: NOON }
}

export const WELL = [
  condition('Ready', 'True'),
  condition('Synced', 'True'),
  condition('Reconciling', 'False', 'Idle'),
  condition('Stalled', 'False', 'NotStalled'),
]

export const ROLLED_BACK = [
  condition('Ready', 'False', 'RolledBack', 'ECS rolled back'),
  condition('Synced', 'False', 'RolledBack'),
  condition('Reconciling', 'False', 'Idle'),
  condition('Stalled', 'True', 'RolledBack', 'ECS rolled back'),
]

export function environment(more: Partial<Environment> = {}): Environment {
  return {
    kind: 'Environment',
    name: 'staging',
    revision: 'c0ffee',
    observedRevision: 'c0ffee',
    lastPassTime: NOON,
    suspended: false,
    conditions: WELL,
    problems: [],
    ...more,
  }
}

export function resource(kind: string, name: string, more: Partial<Resource> = {}): Resource {
  return {
    kind,
    name,
    revision: 'c0ffee',
    observedRevision: 'c0ffee',
    suspended: false,
    conditions: WELL,
    parts: [{ type: 'sqs/queue', scope: '', name: `staging-${name}`, state: 'Ready', reason: 'Ready', message: '' }],
    ...more,
  }
}

export function event(sequence: number, more: Partial<Event> = {}): Event {
  return { sequence, time: NOON, type: 'Updated', revision: 'c0ffee', message: `event ${sequence}`, ...more }
}

export function change(more: Partial<PlannedChange> = {}): PlannedChange {
  return {
    action: 'update',
    owner: { kind: 'Service', name: 'orders' },
    resource: { type: 'ecs/service', scope: 'staging', name: 'orders' },
    wave: 1,
    cause: 'drift',
    startsDeployment: false,
    fields: [
      {
        path: 'desiredCount',
        old: 5,
        new: 2,
        knownAfterApply: false,
        sensitive: false,
        immutable: false,
        startsDeployment: false,
      },
    ],
    ...more,
  }
}

export function plan(changes: PlannedChange[]): Plan {
  const summary = { create: 0, update: changes.length, replace: 0, delete: 0, blocked: 0, unchanged: 7, deployments: 0 }
  return { version: 1, environment: 'staging', revision: 'c0ffee', matches: changes.length === 0, summary, changes }
}

/** A stream that a test writes, and ends. */
export class FakeStream {
  private controller!: ReadableStreamDefaultController<Uint8Array>
  readonly body = new ReadableStream<Uint8Array>({ start: (controller) => void (this.controller = controller) })

  send(text: string): void {
    this.controller.enqueue(new TextEncoder().encode(text))
  }

  status(of: Environment): void {
    this.send(`event: Status\ndata: ${JSON.stringify(of)}\n\n`)
  }

  event(one: Event): void {
    this.send(`id: ${one.sequence}\nevent: ${one.type}\ndata: ${JSON.stringify(one)}\n\n`)
  }

  end(): void {
    this.controller.close()
  }
}

/** Time passes when a test says so. */
export class FakeClock implements Clock {
  private tasks: { at: number; task: () => void }[] = []
  private now = 0

  after(milliseconds: number, task: () => void): () => void {
    const appointed = { at: this.now + milliseconds, task }
    this.tasks.push(appointed)
    return () => {
      this.tasks = this.tasks.filter((one) => one !== appointed)
    }
  }

  pass(milliseconds: number): void {
    this.now += milliseconds
    const due = this.tasks.filter((one) => one.at <= this.now)
    this.tasks = this.tasks.filter((one) => one.at > this.now)
    due.forEach((one) => one.task())
  }
}

export type FakeApi = { [K in keyof Api]: Mock<Api[K]> } & { streams: FakeStream[] }

export function fakeApi(): FakeApi {
  const streams: FakeStream[] = []
  return {
    streams,
    environments: vi.fn(async () => [environment()]),
    environment: vi.fn(async () => environment()),
    resources: vi.fn(async () => [resource('Service', 'orders'), resource('Queue', 'inbox')]),
    resource: vi.fn(async () => resource('Service', 'orders')),
    plan: vi.fn(async () => plan([])),
    planText: vi.fn(async () => 'No changes. AWS matches c0ffee.\n'),
    events: vi.fn(async () => [event(1), event(2)]),
    history: vi.fn(async () => []),
    source: vi.fn(async () => ({ description: '/srv/specs', revision: 'c0ffee', problems: [] })),
    ask: vi.fn(async () => undefined),
    stream: vi.fn(async () => {
      const stream = new FakeStream()
      streams.push(stream)
      return stream.body
    }),
  }
}
