const paths = {
  wall: 'M2 3h12v8H2zM6 14h4M8 11v3',
  alarms: 'M8 2a4 4 0 0 1 4 4v3l1.5 2.5h-11L4 9V6a4 4 0 0 1 4-4zM6.7 13.5h2.6',
  objects: 'M2 3h12v4H2zM2 9h12v4H2zM4.5 5h.01M4.5 11h.01',
  units: 'M6 2h4v3H6zM2 11h4v3H2zM10 11h4v3h-4zM8 5v3M4 11V8h8v3',
  accounts: 'M8 8a3 3 0 1 0 0-6a3 3 0 0 0 0 6zM2.5 14c.6-3 2.8-4.5 5.5-4.5S12.9 11 13.5 14',
  roles: 'M8 1.5l5.5 2v4c0 3.5-2.3 5.8-5.5 7-3.2-1.2-5.5-3.5-5.5-7v-4z',
  passwordPolicy: 'M3.5 7h9v7h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  notices: 'M2 4h12v8.5H2zM2 4.5l6 4.5 6-4.5',
  credentials: 'M5.5 11a3 3 0 1 0 0-6a3 3 0 0 0 0 6zM8.5 8H14v2.5M11.5 8v2',
  import: 'M8 2v7M5 6.5L8 9.5L11 6.5M2.5 11v3h11v-3',
  audit: 'M4 2h6l2.5 2.5V14H4zM6 7h5M6 9.5h5M6 12h3',
  logs: 'M3 2.5h10v11H3zM5.5 5.5h5M5.5 8h5M5.5 10.5h3',
  system: 'M2 8h3l2-5 3 10 2-5h2',
  module: 'M2.5 2.5h4.5v4.5H2.5zM9 2.5h4.5v4.5H9zM2.5 9h4.5v4.5H2.5zM9 9h4.5v4.5H9z',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.8 10.8L14 14',
  menu: 'M2 4h12M2 8h12M2 12h12',
  help: 'M5.5 6a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M8 13h.01',
  up: 'M8 13V3M4 7l4-4 4 4',
  left: 'M10 3L5 8l5 5',
  right: 'M6 3l5 5-5 5',
  down: 'M3 6l5 5 5-5',
  refresh: 'M13 8a5 5 0 1 1-1.5-3.5M13 2v3h-3',
  language: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM2 8h12M8 2c-4 4-4 8 0 12M8 2c4 4 4 8 0 12',
  analysis: 'M2.5 2v11.5H14M5 11V8M8 11V5M11 11V7',
  stack: 'M8 2l6 3-6 3-6-3zM2 8l6 3 6-3M2 11l6 3 6-3',
  topology: 'M8 2h.01M3 13h.01M13 13h.01M6.5 1.5h3v3h-3zM1.5 11.5h3v3h-3zM11.5 11.5h3v3h-3zM8 4.5v3.5M3 11.5V8h10v3.5',
  video: 'M2 5h8v6H2zM10 7.5l4-2v5l-4-2',
  camera: 'M2 5h8v6H2zM10 7.5l4-2v5l-4-2',
} as const;

export type IconName = keyof typeof paths;

export function isIconName(name: string): name is IconName {
  return Object.hasOwn(paths, name);
}

export function Icon({ name }: { name: IconName }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
