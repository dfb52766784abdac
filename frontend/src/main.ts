import { createApp, ref } from 'vue'
import App from './App.vue'
import { createConsoleRouter } from './router'
import { API, NOW, TOKEN, apiFor, createToken } from './session'
import './style.css'

const token = createToken()
const now = ref(Date.now())
setInterval(() => (now.value = Date.now()), 5_000)

createApp(App)
  .provide(TOKEN, token)
  .provide(API, apiFor(token))
  .provide(NOW, now)
  .use(createConsoleRouter())
  .mount('#app')
