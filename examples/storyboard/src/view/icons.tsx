/** Drawn on a grid of 24, with a line of 1.75. */
const PATHS = {
  plus: 'M12 5v14M5 12h14',
  menu: 'M4 7h16M4 12h16M4 17h10',
  close: 'M6 6l12 12M18 6L6 18',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  send: 'M12 19V5M6 11l6-6 6 6',
  stop: 'M7 7h10v10H7z',
  again: 'M20 11a8 8 0 1 0-2.3 6.3M20 5v6h-6',
  edit: 'M4 20h4L19 9l-4-4L4 16zM13.5 6.5l4 4',
  bin: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10 11v5M14 11v5',
  up: 'M7 11v9H4v-9zM7 11l4-8c2 0 2.5 1.500 2.500 3v3.500H19a1.500 1.500 0 0 1 1.500 1.800l-1.300 7A1.500 1.500 0 0 1 17.700 20H7',
  down: 'M17 13V4h3v9zM17 13l-4 8c-2 0-2.500-1.500-2.500-3v-3.500H5a1.500 1.500 0 0 1-1.500-1.800l1.300-7A1.500 1.500 0 0 1 6.300 4H17',
  left: 'M14.500 6l-6 6 6 6',
  right: 'M9.500 6l6 6-6 6',
  pin: 'M9 4h6l-1 6 3 3v2H7v-2l3-3zM12 15v5',
  copy: 'M9 9h10v11H9zM5 15V4h10',
  enlarge: 'M14 5h5v5M10 19H5v-5M19 5l-6 6M5 19l6-6',
  bottom: 'M12 5v14M6 13l6 6 6-6',
} as const;

/** An icon beside a text or in a button that has a label; nothing for screen readers. */
export function Icon({ name, filled = false }: { name: keyof typeof PATHS; filled?: boolean }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" data-filled={filled || undefined}>
      <path d={PATHS[name]} />
    </svg>
  );
}
