import styles from './RateChart.module.css'
import type { RunView } from './outcomes.ts'

const WIDTH = 120
const HEIGHT = 24

/** How many images ended in each of the last seconds, below the limit. The words beside it say the rate. */
export function RateChart({ paces, rate }: Pick<RunView, 'paces' | 'rate'>) {
  if (!rate || paces.length < 3) return null
  const most = Math.max(rate.most, ...paces)
  const y = (value: number) => (HEIGHT - 1 - (value / most) * (HEIGHT - 2)).toFixed(1)
  const step = WIDTH / (paces.length - 1)
  const points = paces.map((pace, index) => `${(index * step).toFixed(1)},${y(pace)}`).join(' ')
  return (
    <svg className={styles['chart']} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <polygon className={styles['area']} points={`0,${HEIGHT} ${points} ${WIDTH},${HEIGHT}`} />
      <line className={styles['limit']} x1={0} x2={WIDTH} y1={y(rate.most)} y2={y(rate.most)} />
      <polyline className={styles['line']} points={points} />
    </svg>
  )
}
