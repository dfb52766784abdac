import { computed, ref } from 'vue'
import type { ComputedRef } from 'vue'
import type { Api } from '../api/client'
import type { Plan } from '../api/types'
import type { LiveEnvironment } from './useEnvironment'
import { useLoaded } from './useLoaded'
import type { Loaded } from './useLoaded'

/** A plan is read from AWS for each request, so it is asked for when somebody looks, and again when they say so. */
export function usePlan(
  api: Api,
  live: LiveEnvironment,
): Loaded<Plan> & { stale: ComputedRef<boolean>; at: ComputedRef<string> } {
  const time = ref('')
  const plan = useLoaded(async () => {
    const made = await api.plan(live.name)
    time.value = new Date().toISOString()
    return made
  })
  void plan.load()
  return {
    ...plan,
    at: computed(() => time.value),
    stale: computed(
      () => plan.data.value !== undefined && live.environment.value?.revision !== plan.data.value.revision,
    ),
  }
}
