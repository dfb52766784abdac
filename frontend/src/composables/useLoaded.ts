import { computed, ref, shallowRef } from 'vue'
import type { ComputedRef, Ref, ShallowRef } from 'vue'
import { ApiProblem } from '../api/client'

export interface Loaded<T> {
  data: ShallowRef<T | undefined>
  problem: Ref<ApiProblem | undefined>
  loading: Ref<boolean>
  /** Nothing to show yet, and nothing wrong. */
  pending: ComputedRef<boolean>
  /** Asks again; what was there stays until the answer is. Calls in the meantime are answered by one more. */
  load(): Promise<void>
}

/** Something of the API, with what may be wrong with it. */
export function useLoaded<T>(ask: () => Promise<T>): Loaded<T> {
  const data = shallowRef<T>()
  const problem = ref<ApiProblem>()
  const loading = ref(false)
  let again = false
  let running: Promise<void> | undefined

  async function run(): Promise<void> {
    loading.value = true
    try {
      do {
        again = false
        data.value = await ask()
        problem.value = undefined
      } while (again)
    } catch (failed) {
      if (!(failed instanceof ApiProblem)) {
        throw failed
      }
      problem.value = failed
    } finally {
      loading.value = false
      running = undefined
    }
  }

  return {
    data,
    problem,
    loading,
    pending: computed(() => data.value === undefined && problem.value === undefined),
    load() {
      again = true
      return (running ??= run())
    },
  }
}
