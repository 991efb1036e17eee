import styles from './PlanTable.module.css'

/** Placeholder for the table while the images and their use are read. */
export const TableSkeleton = () => (
  <div className={`card ${styles['waiting']}`} role="status" aria-label="Reading images">
    {Array.from({ length: 12 }, (_, index) => (
      <span key={index} className="skeleton" />
    ))}
  </div>
)
