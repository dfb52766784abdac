import type {
  Environment,
  Event,
  Items,
  Plan,
  ProblemDocument,
  Receipt,
  Resource,
  Source,
} from './types'

/** What the daemon refused, or that it could not be reached (status 0). */
export class ApiProblem extends Error {
  constructor(readonly problem: ProblemDocument) {
    super(problem.detail ?? problem.title)
    this.name = 'ApiProblem'
  }

  get needsToken(): boolean {
    return this.problem.status === 401 || this.problem.status === 403
  }
}

export type Ask = 'reconcile' | 'suspend' | 'resume' | 'retry'

/** Where a manifest's page and its actions are. */
export interface ManifestId {
  kind: string
  name: string
}

export interface Api {
  environments(): Promise<Environment[]>
  environment(name: string): Promise<Environment>
  resources(environment: string): Promise<Resource[]>
  resource(environment: string, id: ManifestId): Promise<Resource>
  plan(environment: string): Promise<Plan>
  planText(environment: string): Promise<string>
  events(environment: string): Promise<Event[]>
  history(environment: string): Promise<Receipt[]>
  source(): Promise<Source>
  ask(what: Ask, environment: string, manifest?: ManifestId): Promise<void>
  /** Opens the stream; the caller reads it to its end. */
  stream(environment: string, lastEventId: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>
}

const ROOT = '/api/v1'

/** Talks to the daemon that served this page, as whoever the token says. */
export function createApi(token: () => string, fetcher: typeof fetch = (...all) => fetch(...all)): Api {
  async function send(path: string, init: RequestInit & { accept: string }): Promise<Response> {
    const headers = new Headers(init.headers)
    headers.set('Accept', `${init.accept}, application/problem+json`)
    if (token()) {
      headers.set('Authorization', `Bearer ${token()}`)
    }
    let response: Response
    try {
      response = await fetcher(ROOT + path, { ...init, headers, credentials: 'same-origin', redirect: 'error' })
    } catch (unreachable) {
      if (init.signal?.aborted) {
        throw unreachable
      }
      throw new ApiProblem({
        type: 'about:blank',
        title: 'The daemon does not answer',
        status: 0,
        detail: 'It may be restarting, or this machine may have lost its connection.',
        instance: ROOT + path,
      })
    }
    if (!response.ok) {
      throw new ApiProblem(await problemOf(response, ROOT + path))
    }
    return response
  }

  const json = async <T>(path: string): Promise<T> =>
    (await (await send(path, { accept: 'application/json' })).json()) as T
  const items = async <T>(path: string): Promise<T[]> => (await json<Items<T>>(path)).items

  return {
    environments: () => items('/environments'),
    environment: (name) => json(of(name)),
    resources: (environment) => items(`${of(environment)}/resources`),
    resource: (environment, id) => json(of(environment, id)),
    plan: (environment) => json(`${of(environment)}/plan`),
    planText: async (environment) => (await send(`${of(environment)}/plan`, { accept: 'text/plain' })).text(),
    events: (environment) => items(`${of(environment)}/events`),
    history: (environment) => items(`${of(environment)}/history`),
    source: () => json('/source'),
    ask: async (what, environment, manifest) => {
      await send(`${of(environment, manifest)}/${what}`, { accept: 'application/json', method: 'POST' })
    },
    stream: async (environment, lastEventId, signal) => {
      const response = await send(`${of(environment)}/events?status=true`, {
        accept: 'text/event-stream',
        headers: lastEventId ? { 'Last-Event-ID': lastEventId } : {},
        cache: 'no-store',
        signal,
      })
      if (!response.body) {
        throw new Error('the stream has no body')
      }
      return response.body
    },
  }
}

function of(environment: string, manifest?: ManifestId): string {
  const path = `/environments/${encodeURIComponent(environment)}`
  return manifest
    ? `${path}/resources/${encodeURIComponent(manifest.kind)}/${encodeURIComponent(manifest.name)}`
    : path
}

/** A proxy in between may answer with something else than a problem document; its status says enough. */
async function problemOf(response: Response, instance: string): Promise<ProblemDocument> {
  const plain = { type: 'about:blank', title: response.statusText || `HTTP ${response.status}`, status: response.status, instance }
  if (!response.headers.get('Content-Type')?.startsWith('application/problem+json')) {
    return plain
  }
  try {
    return { ...plain, ...((await response.json()) as Partial<ProblemDocument>) }
  } catch {
    return plain
  }
}
