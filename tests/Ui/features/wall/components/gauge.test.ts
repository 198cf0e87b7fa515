import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Gauge } from '@/features/wall/components/gauge';

const draw = (value: number | null) => renderToStaticMarkup(createElement(Gauge, { value, label: '可达率', none: '未评定' }));
const arc = (picture: string) => Number(/gauge-value" stroke-dasharray="([\d.]+)/.exec(picture)?.[1]);

describe('[8.4-a.2] a gauge', () => {
  it.each([[100, 'good'], [90, 'good'], [89.9, 'fair'], [70, 'fair'], [12.5, 'poor'], [0, 'poor']] as const)('draws %d as its share of the half ring, in the colour of %s', (value, level) => {
    const picture = draw(value);
    expect(arc(picture)).toBeCloseTo((value / 100) * Math.PI * 50, 6);
    expect(picture).toContain(`class="gauge gauge-${level}"`);
    expect(picture).toContain(`aria-label="可达率: ${value}`);
  });

  it('draws an empty, dashed ring and no number where nothing is judged', () => {
    const picture = draw(null);
    expect(picture).not.toContain('gauge-value');
    expect(picture).toContain('未评定');
    expect(picture).toContain('class="gauge gauge-none"');
  });
});
