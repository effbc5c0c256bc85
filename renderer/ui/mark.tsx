/** Dragoman's mark: a tile of four triangles. */
export function Mark({ size = 16 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" style={{ color: 'var(--accent)' }}>
      <path d="M0 0h16L8 8z M0 16h16L8 8z" fill="currentColor" />
      <path d="M0 0v16l8-8z M16 0v16l-8-8z" fill="currentColor" opacity="0.28" />
      <path d="M0.5 0.5h15v15h-15z" fill="none" stroke="currentColor" />
    </svg>
  );
}
