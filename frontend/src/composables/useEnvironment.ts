import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import type { ComputedRef, InjectionKey, Ref, ShallowRef } from 'vue'
import type { Api } from '../api/client'
import { Live } from '../api/live'
import type { Clock, Connection } from '../api/live'
import type { Environment, Event, Receipt, Resource } from '../api/types'
import { useLoaded } from './useLoaded'
import type { Loaded } from './useLoaded'

/** One environment as it is now. The pages below its address share it. */
export interface LiveEnvironment {
  name: string
  environment: ComputedRef<Environment | undefined>
  resources: Loaded<Resource[]>
  history: Loaded<Receipt[]>
  /** Newest first. */
  events: ShallowRef<Event[]>
  problem: Loaded<Environment>['problem']
  connection: Ref<Connection>
  refresh(): Promise<void>
}

export const ENVIRONMENT: InjectionKey<LiveEnvironment> = Symbol('environment')

/** What the daemon remembers is bounded; so is what the page keeps of a stream that runs for days. */
const EVENTS = 1_000

export function useEnvironment(api: Api, name: string, clock?: Clock): LiveEnvironment {
  const loaded = useLoaded(() => api.environment(name))
  const resources = useLoaded(() => api.resources(name))
  const history = useLoaded(() => api.history(name))
  const past = useLoaded(() => api.events(name))
  const events = shallowRef<Event[]>([])
  const connection = ref<Connection>('connecting')

  function add(more: Event[]): void {
    const bySequence = new Map([...events.value, ...more].map((event) => [event.sequence, event]))
    events.value = [...bySequence.values()].sort((a, b) => b.sequence - a.sequence).slice(0, EVENTS)
  }

  async function refresh(): Promise<void> {
    await Promise.all([loaded.load(), resources.load(), history.load(), past.load()])
    add(past.data.value ?? [])
    if (loaded.problem.value) {
      throw loaded.problem.value
    }
  }

  const live = new Live(
    api,
    name,
    {
      status(environment) {
        loaded.data.value = environment
        loaded.problem.value = undefined
            void resources.load()
        void history.load()
      },
      event: (event) => add([event]),
      connection: (next) => (connection.value = next),
      poll: refresh,
    },
    clock,
  )
  onScopeDispose(() => live.close())
  const first = refresh().catch(() => undefined)
  void first.then(() => live.open(events.value[0]?.sequence ?? 0))

  return {
    name,
    environment: computed(() => loaded.data.value),
    resources,
    history,
    events,
    problem: loaded.problem,
    connection,
    refresh: () => refresh().catch(() => undefined),
  }
}
