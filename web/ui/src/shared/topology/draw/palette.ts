import type { Mark } from '../scene/scene';

export interface NodeInk {
  fill: string;
  line: string;
  icon: string;
}

export interface Palette {
  ground: string;
  nodes: Record<Mark, NodeInk>;
  /** Of a normal line by its load: to a quarter, to a half, to three quarters, to the whole. */
  load: readonly [string, string, string, string];
  /** More than the line can carry: a wrong speed, or a counter that lies. */
  overload: string;
  unmeasured: string;
  links: Record<Exclude<Mark, 'normal'>, string>;
  relation: string;
  name: string;
  nameLoud: string;
  nameGround: string;
  quiet: string;
  group: string;
  groupFill: string;
  choice: string;
  levels: readonly [string, string, string, string, string];
}

/** The colours of UI.md, section 2: what is well is dim. */
export const screenPalette: Palette = {
  ground: '#07111f',
  nodes: {
    normal: { fill: '#10294a', line: '#3d7fc4', icon: '#a9c6e8' },
    abnormal: { fill: '#4a3200', line: '#ffb02e', icon: '#ffe2ad' },
    broken: { fill: '#4a0d12', line: '#ff5b5e', icon: '#ffc9ca' },
    unknown: { fill: '#0c1828', line: '#8ea6c4', icon: '#8ea6c4' },
    maintenance: { fill: '#1a283b', line: '#7c8da3', icon: '#a9bcd4' },
  },
  load: ['#1f4468', '#2f6fa8', '#4aa8ff', '#b9dcff'],
  overload: '#e58bc0',
  unmeasured: '#1f4468',
  links: { abnormal: '#ffb02e', broken: '#ff5b5e', unknown: '#7c8da3', maintenance: '#7c8da3' },
  relation: '#2a4a73',
  name: '#a9bcd4',
  nameLoud: '#ffffff',
  nameGround: '#07111f',
  quiet: '#8ea6c4',
  group: '#2a4a73',
  groupFill: '#0c1b2e',
  choice: '#ffffff',
  levels: ['#ff5b5e', '#ff9a2e', '#f7d154', '#4aa8ff', '#b79cff'],
};

/** On paper the ground is white; shapes and line styles say the same as on the screen, also in grey. */
export const paperPalette: Palette = {
  ground: '#ffffff',
  nodes: {
    normal: { fill: '#eef4fb', line: '#2f6fa8', icon: '#1f4468' },
    abnormal: { fill: '#fff1d6', line: '#a85f00', icon: '#6b3c00' },
    broken: { fill: '#fde3e4', line: '#c8161d', icon: '#8e0e13' },
    unknown: { fill: '#ffffff', line: '#66778c', icon: '#66778c' },
    maintenance: { fill: '#eceff3', line: '#66778c', icon: '#4a5a6e' },
  },
  load: ['#9db8d4', '#6b9bca', '#2f6fa8', '#123a66'],
  overload: '#a03070',
  unmeasured: '#9db8d4',
  links: { abnormal: '#a85f00', broken: '#c8161d', unknown: '#66778c', maintenance: '#66778c' },
  relation: '#b8c6d6',
  name: '#22303f',
  nameLoud: '#000000',
  nameGround: '#ffffff',
  quiet: '#4a5a6e',
  group: '#9db8d4',
  groupFill: '#f7fafd',
  choice: '#000000',
  levels: ['#c8161d', '#b85500', '#8a6a00', '#1668b8', '#5c3fb0'],
};
